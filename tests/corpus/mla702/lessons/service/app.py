import joblib
from fastapi import FastAPI

app = FastAPI()  # expect: MLA702 as warning
model = joblib.load("verses.joblib")


@app.get("/predict")
def predict(verse: str):
    return {"kind": model.predict([verse])[0]}

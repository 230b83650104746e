import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("spam.joblib")


@app.post("/spam")
def spam(text: str):
    return int(model.predict([text.strip().lower()])[0])

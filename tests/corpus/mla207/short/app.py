import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("toxic.joblib")


@app.post("/toxic")
def toxic(text: str):
    return float(model.predict_proba([text.lower().strip()])[0, 1])

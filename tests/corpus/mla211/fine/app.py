import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("fraud_v1.joblib")
language = joblib.load("language.joblib")


@app.post("/fraud")
def fraud(amount: float, text: str):
    return float(model.predict([[amount]])[0]), language.predict([text])[0]

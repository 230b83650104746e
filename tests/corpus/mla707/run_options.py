# seen in: anik081-ewu/fraud-transaction-predictor fraud-ml-service/app/schemas.py@1278a0dace7af222ca5923d998df866f4d7e9ada
import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("payments.joblib")


class Growth(BaseModel):
    datasetPath: str
    shares: list[int]
    leastRows: int = 100
    amountCap: float = 10.0
    forestEstimators: int = 100
    randomSeed: int = 7
    learningMode: str = "alone"


class Payment(BaseModel):  # its first number is the place
    amount: float  # expect: MLA707 as info
    balance: float
    age: int


@app.post("/growth")
def growth(asked: Growth):
    return {"scores": model.predict(read(asked.datasetPath, asked.leastRows)).tolist()}


@app.post("/predict")
def predict(payment: Payment):
    return {"fraud": float(model.predict([[payment.amount, payment.balance, payment.age]])[0])}

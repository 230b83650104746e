import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("churn_rate.joblib")
scaler = joblib.load("churn_rate_scaler.joblib")


class Customer(BaseModel):
    age: float
    income: float


@app.post("/bare")
def bare(customer: Customer):
    return float(model.predict_proba([[customer.age, customer.income]])[0, 1])  # expect: MLA202


@app.post("/scaled")
def scaled(customer: Customer):
    return float(model.predict_proba(scaler.transform([[customer.age, customer.income]]))[0, 1])

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
payments = joblib.load("payments.joblib")
visits = joblib.load("visits.joblib")


class Payment(BaseModel):
    amount: float
    hour: int


class Visit(BaseModel):
    city: str
    hour: int


@app.post("/payment")
def payment(row: Payment):
    table = pd.get_dummies(pd.DataFrame([row.model_dump()]), drop_first=True)
    return payments.predict(table).tolist()


@app.post("/visit")
def visit(row: Visit):
    table = pd.get_dummies(pd.DataFrame([row.model_dump()]), drop_first=True)  # expect: MLA205 as error
    return visits.predict(table).tolist()

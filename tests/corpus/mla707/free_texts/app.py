# seen in: samuelmaia-data-analyst/churn-prediction apps/api.py
from typing import Literal

import joblib
import pandas as pd
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field, field_validator

app = FastAPI()
model = joblib.load("model.joblib")
GRADES = {"A", "B", "C"}


class Customer(BaseModel):
    customer_id: str
    gender: str  # expect: MLA707 as warning
    tenure: int = Field(ge=0, le=80)
    charges: float = Field(ge=0, le=1000)
    contract: str
    payment: str = Field(..., description="card or cash")


class Loan(BaseModel):
    amount: float  # expect: MLA707 as warning
    income: float
    purpose: str
    housing: str


class Closed(BaseModel):
    gender: Literal["f", "m"]
    contract: str = Field(pattern="^(month|year)$")
    tenure: int = Field(ge=0, le=80)
    charges: float = Field(ge=0, le=1000)
    note: str


class Graded(BaseModel):
    grade: str
    housing: str
    amount: float = Field(gt=0)
    income: float = Field(gt=0)


class Cleaned(BaseModel):
    grade: str
    housing: str
    amount: float = Field(gt=0)
    income: float = Field(gt=0)

    @field_validator("grade", "housing")
    @classmethod
    def known(cls, value):
        return value.upper()


class Flight(BaseModel):
    departure_date: str  # expect: MLA707 as info
    distance: float = Field(gt=0, lt=20000)
    stops: int = Field(ge=0, le=4)


@app.post("/customers")
def customers(customer: Customer):
    return {"leaves": int(model.predict(pd.DataFrame([customer.model_dump()]))[0])}


@app.post("/loans")
def loans(loan: Loan):
    return {"fails": int(model.predict(pd.DataFrame([loan.model_dump()]))[0])}


@app.post("/closed")
def closed(customer: Closed):
    return {"leaves": int(model.predict(pd.DataFrame([customer.model_dump()]))[0])}


@app.post("/graded")
def graded(loan: Graded):
    refuse(loan)
    return {"fails": int(model.predict(pd.DataFrame([loan.model_dump()]))[0])}


def refuse(loan):
    if loan.grade not in GRADES:
        raise HTTPException(422, "no such grade")


@app.post("/cleaned")
def cleaned(loan: Cleaned):
    return {"fails": int(model.predict(pd.DataFrame([loan.model_dump()]))[0])}


@app.post("/flights")
def flights(flight: Flight):
    return {"price": float(model.predict(pd.DataFrame([flight.model_dump()]))[0])}

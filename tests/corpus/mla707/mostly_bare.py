# a form of: schemas of which one number has a range, or a text is one of a closed set, and the other numbers have none
from typing import Literal

import joblib
from fastapi import FastAPI
from pydantic import BaseModel, Field, field_validator

model = joblib.load("loans.joblib")
app = FastAPI()


class Loan(BaseModel):  # expect: MLA707
    income: float
    debt: float
    rate: float
    age: int = Field(ge=18)


class Applicant(BaseModel):  # expect: MLA707
    home: Literal["own", "rent"]
    income: float
    debt: float
    rate: float


class Looked(BaseModel):
    home: Literal["own", "rent"]
    income: float
    debt: float
    rate: float

    @field_validator("income", "debt", "rate")
    @classmethod
    def positive(cls, value):
        if value < 0:
            raise ValueError("negative")
        return value


class Halves(BaseModel):
    income: float = Field(ge=0)
    debt: float = Field(ge=0)
    rate: float = Field(ge=0, le=1)
    age: int = Field(ge=18)
    dependents: int = Field(ge=0)


@app.post("/loans")
def loan(sent: Loan):
    return float(model.predict([[sent.income, sent.debt, sent.rate, sent.age]])[0])


@app.post("/applicants")
def applicant(sent: Applicant):
    return float(model.predict([[sent.home == "own", sent.income, sent.debt, sent.rate]])[0])


@app.post("/looked")
def looked(sent: Looked):
    return float(model.predict([[sent.home == "own", sent.income, sent.debt, sent.rate]])[0])


@app.post("/halves")
def halves(sent: Halves):
    return float(model.predict([[sent.income, sent.debt, sent.rate, sent.age, sent.dependents]])[0])

# seen in: UrayMR/alcohol-risk-prediction-api app/routes/api.py@91736dcf2c0cad1f6358641db01293407103146a
"""Errors that a helper wraps into a body, and that a route answers with the status of success."""

import answers
import joblib
from answers import refuse
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("risk.joblib")


class Person(BaseModel):
    age: float


@app.post("/risk")
def risk(person: Person):
    try:
        return answers.well(float(model.predict([[person.age]])[0]))
    except Exception as error:
        return answers.failed(f"no risk: {error}")  # expect: MLA102 as warning


@app.post("/risk/words")
def risk_in_words(person: Person):
    try:
        return answers.well(str(model.predict([[person.age]])[0]))
    except Exception as error:
        return answers.in_words(str(error))  # expect: MLA102 as warning


@app.post("/risk/sound")
def risk_or_refusal(person: Person):
    try:
        return answers.well(float(model.predict([[person.age]])[0]))
    except Exception as error:
        return refuse(str(error))

# seen in: UrayMR/alcohol-risk-prediction-api app/routes/api.py@91736dcf2c0cad1f6358641db01293407103146a
"""A table of rules that the project holds itself is no model, whatever the route is called."""

from fastapi import FastAPI
from pydantic import BaseModel
from rules_of import decide

app = FastAPI()


class Habits(BaseModel):
    hours: int
    absences: int


@app.post("/predict")
def predict(habits: Habits):
    return {"decision": decide(habits.hours, habits.absences)}

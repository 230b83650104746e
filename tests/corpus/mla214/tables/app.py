# seen in: Leo-Daiser/Credit-Risk-Scoring-Service src/public_profile/mapping.py@cf6662797f08820c04a946c9ef7ae135d7d40580 (the sound form)
import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

from bands import Band

app = FastAPI()
model = joblib.load("risk.joblib")


MIDDLES = {Band.YOUNG: 22, Band.MIDDLE: 41, Band.OLD: 66, Band.OLDEST: 80}
YEARS = {"hired": 4.0, "own": 3.0, "none": 0.0}


class Person(BaseModel):
    band: Band
    work: str
    age: int | None = None


@app.post("/risk")
def risk(person: Person):
    row = {"age": person.age or MIDDLES[person.band], "years": YEARS[person.work]}  # ok: the band and the work are asked for
    return float(model.predict(pd.DataFrame([row]))[0])


@app.post("/guess")
def guess(payload: dict):
    row = {"age": payload.get("age", 41), "years": YEARS[payload["work"]]}  # expect: MLA214
    return float(model.predict(pd.DataFrame([row]))[0])

# seen in: cpee15/mlb-prediction-app mlb_app/app.py@90bbb0522b942f24362062a1ddc840c8321997db
"""A sum with weights of the project's own over rows of a database is no model."""

import datetime

import requests
from fastapi import FastAPI
from pydantic import BaseModel
from scoring import score_pair
from tables import make_session

app = FastAPI()


class Pair(BaseModel):
    pitcher: int
    batter: int


@app.post("/predict")
def predict_pair(pair: Pair):
    with make_session()() as session:
        found = score_pair(session, pair.pitcher, pair.batter, datetime.date.today().year)
    return {"pitcher": pair.pitcher, **found}


@app.get("/schedule")
def schedule(day: str):
    return requests.get(f"https://stats.example/{day}", timeout=10).json()

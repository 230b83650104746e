"""Records of figures and words cost trees little more than to read them, unless the route asks for each."""

from datetime import date
from enum import StrEnum
from typing import Any, Optional, Union

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("fares.joblib")


class Payment(StrEnum):
    cash = "cash"
    card = "card"


class Ride(BaseModel):
    distance: float
    passengers: Optional[int] = None
    day: date
    payment: Payment
    zone: str


class Rides(BaseModel):
    rides: list[Ride]  # expect: MLA704 as info


class Review(BaseModel):
    stars: int
    review: str


class Reviews(BaseModel):
    reviews: list[Review]  # expect: MLA704 as warning


class Bare(BaseModel):
    rows: list[dict[str, Union[str, int, float]]]  # expect: MLA704 as info


class Anything(BaseModel):
    rows: list[dict[str, Any]]  # expect: MLA704 as warning


class History(BaseModel):
    rides: list[Ride]  # expect: MLA704 as warning


@app.post("/fares")
def fares(sent: Rides):
    return model.predict(pd.DataFrame([each.model_dump() for each in sent.rides])).tolist()


@app.post("/fares/list")
def fares_of_list(rides: list[Ride]):  # expect: MLA704 as info
    return model.predict(pd.DataFrame([each.model_dump() for each in rides])).tolist()


@app.post("/fares/each")
def fares_of_each(rides: list[Ride]):  # expect: MLA704 as warning
    answers = []
    for ride in rides:
        answers.append(model.predict(pd.DataFrame([ride.model_dump()]))[0])
    return answers


@app.post("/reviews")
def reviews(sent: Reviews):
    return model.predict([each.review for each in sent.reviews]).tolist()


@app.post("/bare")
def bare(sent: Bare):
    return model.predict(pd.DataFrame(sent.rows)).tolist()


@app.post("/anything")
def anything(sent: Anything):
    return model.predict(pd.DataFrame(sent.rows)).tolist()


@app.post("/train")
def train(sent: History):
    rows = pd.DataFrame([each.model_dump() for each in sent.rides])
    model.fit(rows.drop(columns="zone"), rows["zone"])
    return model.predict(rows).tolist()


class Series(BaseModel):
    days: Optional[list[dict[str, float]]] = None  # expect: MLA704 as info


@app.post("/series")
def series(sent: Series):
    return model.predict(pd.DataFrame(sent.days)).tolist()

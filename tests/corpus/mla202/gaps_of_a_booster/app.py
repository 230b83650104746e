import math

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

from columns import FEATURES, FILLED

app = FastAPI()
model = joblib.load("stations.joblib")
forest = joblib.load("streets.joblib")
trees = joblib.load("parks.joblib")
TO_FILL = set(FILLED)


class Station(BaseModel):
    humidity: float | None = None
    wind: float | None = None
    docks: int


class Full(BaseModel):
    humidity: float
    wind: float
    docks: int


def is_number(value: object) -> bool:
    try:
        return math.isfinite(float(value))
    except (TypeError, ValueError):
        return False


@app.post("/stations")
def stations(station: Station):
    rows = pd.DataFrame([station.model_dump()])[FEATURES]
    rows = rows.fillna(0)  # expect: MLA202 as warning
    return {"free": float(model.predict(rows)[0])}


@app.post("/stations/full")
def full(station: Full):
    rows = pd.DataFrame([station.model_dump()])[FEATURES]
    rows = rows.fillna(0)
    return {"free": float(model.predict(rows)[0])}


@app.post("/stations/split")
def split(body: dict):
    rows = pd.DataFrame(**body["dataframe_split"])[FEATURES]
    for name in FEATURES:
        bad = ~rows[name].map(is_number)
        if name in TO_FILL:
            rows.loc[bad, name] = 0.0  # expect: MLA202 as info
    return {"free": model.predict(rows).tolist()}


@app.post("/streets")
def streets(body: list[dict]):
    rows = pd.DataFrame(body)[["width", "length"]].fillna(0)
    return {"cars": forest.predict(rows).tolist()}


@app.post("/parks")
def parks(body: list[dict]):
    rows = pd.DataFrame(body)[["area", "trees"]].fillna(0)
    return {"visits": trees.predict(rows).tolist()}

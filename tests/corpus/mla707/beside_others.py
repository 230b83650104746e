# a form of: schemas whose dates, zones and arrays have a type and nothing else
from datetime import date
from typing import Any, Dict, List, Literal, Optional

import joblib
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field, field_validator

app = FastAPI()
model = joblib.load("model.joblib")


class Zones(BaseModel):
    PULocationID: str  # expect: MLA707 as info
    DOLocationID: str


class Forecast(BaseModel):
    store_id: str  # expect: MLA707 as info
    day: date


class Trip(BaseModel):
    kind: Literal["yellow", "green"]
    pickup_datetime: str  # expect: MLA707 as info
    passenger_count: int = Field(ge=1, le=8)


class CheckedTrip(BaseModel):
    kind: Literal["yellow", "green"]
    pickup_datetime: str
    passenger_count: int = Field(ge=1, le=8)

    @field_validator("pickup_datetime")
    @classmethod
    def is_a_date(cls, value):
        return date.fromisoformat(value).isoformat()


class Sale(BaseModel):
    store_id: str
    when: str
    extra_features: Optional[Dict[str, Any]] = None  # expect: MLA707 as warning

    @field_validator("store_id")
    @classmethod
    def is_known(cls, value):
        if value not in model["stores"]:
            raise ValueError("no such store")
        return value


class Graph(BaseModel):
    x: List[List[float]]  # expect: MLA707 as info
    edge_index: List[List[int]]


class Row(BaseModel):
    features: list[float]  # expect: MLA707 as info


class FixedRow(BaseModel):
    features: list[float] = Field(min_length=4, max_length=4)


class ComparedRow(BaseModel):
    features: list[float]


class Ward(BaseModel):
    systolic: float = Field(gt=30, lt=300)
    lactate: float = Field(ge=0, le=40)
    admission_type: str  # expect: MLA707 as info


class Ticket(BaseModel):
    user_id: str
    text: str = Field(max_length=500)


@app.post("/zones")
def zones(sent: Zones):
    return {"minutes": float(model.predict([sent.model_dump()])[0])}


@app.post("/forecast")
def forecast(sent: Forecast):
    return {"sales": float(model.predict([sent.model_dump()])[0])}


@app.post("/trip")
def trip(sent: Trip):
    return {"fare": float(model.predict([sent.model_dump()])[0])}


@app.post("/trip/checked")
def trip_checked(sent: CheckedTrip):
    return {"fare": float(model.predict([sent.model_dump()])[0])}


@app.post("/sale")
def sale(sent: Sale):
    return {"sales": float(model.predict([sent.model_dump()])[0])}


@app.post("/graph")
def graph(sent: Graph):
    return {"classes": model.predict(sent.x, sent.edge_index).tolist()}


@app.post("/row")
def row(sent: Row):
    return {"class": int(model.predict([sent.features])[0])}


@app.post("/row/fixed")
def row_fixed(sent: FixedRow):
    return {"class": int(model.predict([sent.features])[0])}


def expects_four(row):
    if len(row) != 4:
        raise HTTPException(422, "four features")
    return row


@app.post("/row/compared")
def row_compared(sent: ComparedRow):
    return {"class": int(model.predict([expects_four(sent.features)])[0])}


@app.post("/ward")
def ward(sent: Ward):
    return {"risk": float(model.predict([sent.model_dump()])[0])}


@app.post("/ticket")
def ticket(sent: Ticket):
    return {"queue": str(model.predict([sent.text])[0])}

# seen in: sadik-coban/car-price-prediction-pipeline api/main.py
"""A body that describes a car, and one that describes who drives it."""

from dataclasses import dataclass
from typing import Annotated

import joblib
from fastapi import FastAPI, Request
from pydantic import BaseModel, Field

app = FastAPI()
model = joblib.load("model.joblib")


class Scratches(BaseModel):
    doors: int
    roof: int


class Car(BaseModel):
    brand: str
    fuel: str
    year: int
    scratches: Scratches


class Drive(BaseModel):
    brand: str
    remarks: str
    year: int


@app.post("/car")
def car(given: Car):
    print(f"asked: {given}")  # expect: MLA802 as info
    return float(model.predict([[given.year]])[0])


@app.post("/drive")
def drive(given: Drive):
    print(f"asked: {given}")  # expect: MLA802
    return float(model.predict([[given.year]])[0])


class Panel(BaseModel):
    roof_status: str
    doorsChanged: int


class Van(BaseModel):
    brand: str
    fuelType: str
    panel: Panel


class Owner(BaseModel):
    employment_type: str
    years: int


class Stay(BaseModel):
    season: Annotated[str, Field(pattern="^(summer|winter)$")]
    meal: str = Field(pattern="^(none|half|full)$")
    nights: int


class Visit(BaseModel):
    guest: str = Field(pattern=r"^\w+$")
    nights: int


@app.post("/van")
def van(input_data: Van):
    print(f"asked: {input_data}")  # expect: MLA802 as info
    return float(model.predict([[input_data.panel.doorsChanged]])[0])


@app.post("/owner")
def owner(input_data: Owner):
    print(f"asked: {input_data}")  # expect: MLA802 as warning
    return float(model.predict([[input_data.years]])[0])


@app.post("/stay")
def stay(input_data: Stay):
    print(f"asked: {input_data}")  # expect: MLA802 as info
    return float(model.predict([[input_data.nights]])[0])


@app.post("/visit")
def visit(input_data: Visit):
    print(f"asked: {input_data}")  # expect: MLA802 as warning
    return float(model.predict([[input_data.nights]])[0])


@dataclass
class Berth:
    berth_id: str
    metres: float


@dataclass
class Moored(Berth):
    fuel: str


@dataclass
class Word:
    words: str


@dataclass
class Signed(Word):
    berth_id: str


@app.post("/moored")
def moored(request: Request):
    asked = Moored(**request.json())
    print(f"asked: {asked}")  # expect: MLA802 as info
    return asked.fuel


@app.post("/signed")
def signed(request: Request):
    asked = Signed(**request.json())
    print(f"asked: {asked}")  # expect: MLA802 as warning
    return asked.berth_id

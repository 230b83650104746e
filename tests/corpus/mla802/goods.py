# seen in: sadik-coban/car-price-prediction-pipeline api/main.py
"""A body that describes a car, and one that describes who drives it."""

import joblib
from fastapi import FastAPI
from pydantic import BaseModel

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

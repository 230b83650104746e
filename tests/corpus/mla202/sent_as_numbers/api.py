from enum import IntEnum

import joblib
import pandas as pd
from fastapi import FastAPI
from flask import Flask, request
from pydantic import BaseModel

api = FastAPI()
pages = Flask(__name__)
forest = joblib.load("stay.joblib")


class Coded(BaseModel):
    age: float
    ward: int
    smokes: bool


class Named(BaseModel):
    age: float
    ward: str
    smokes: int


class Ward(IntEnum):
    east = 0
    west = 1


@api.post("/coded")
def coded(patient: Coded):
    return int(forest.predict(pd.DataFrame([patient.model_dump()]))[0])


@api.get("/chosen")
def chosen(age: int, ward: Ward, smokes: int):
    return int(forest.predict([[age, ward.value, smokes]])[0])


@api.post("/named")
def named(patient: Named):
    return int(forest.predict(pd.DataFrame([patient.model_dump()]))[0])  # expect: MLA202


@pages.post("/form")
def form():
    row = [float(request.form["age"]), int(request.form["ward"]), request.form.get("smokes", type=int)]
    return {"back": int(forest.predict([row])[0])}


@pages.post("/loose")
def loose():
    rows = pd.DataFrame([request.get_json()])
    return {"back": int(forest.predict(rows[["age", "ward", "smokes"]])[0])}  # expect: MLA202

# seen in: wittyparth/ML-Model-Serving-Platform app/api/v1/predictions.py
import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI
from flask import Flask, request
from pydantic import BaseModel

api = FastAPI()
page = Flask(__name__)
model = joblib.load("rent.joblib")
NAMES = ["rooms", "area"]


class Flat(BaseModel):
    rooms: int
    area: float


@api.post("/rent")
def rent(fields: dict | list):
    if isinstance(fields, dict):
        values = list(fields.values())  # expect: MLA209
    else:
        values = fields
    return float(model.predict(np.array([values]))[0])


@page.route("/rent", methods=["POST"])
def rent_form():
    values = [float(value) for value in request.form.values()]  # expect: MLA209
    return str(model.predict([np.array(values)])[0])


@api.post("/rent/typed")
def rent_typed(flat: Flat):
    return float(model.predict(np.array([list(flat.model_dump().values())]))[0])


@api.post("/rent/named")
def rent_named(fields: dict):
    values = {name: fields[name] for name in NAMES}
    return float(model.predict(np.array([list(values.values())]))[0])


@api.post("/rent/table")
def rent_table(fields: dict):
    return float(model.predict(pd.DataFrame([fields])[NAMES].values)[0])

# a form of: a service that adds the columns which a request lacks one by one, so that the model has all that it wants
import joblib
import pandas as pd
from fastapi import FastAPI, HTTPException
from flask import Flask, request
from pydantic import BaseModel

app = FastAPI()
flask_app = Flask(__name__)
bundle = joblib.load("cars.joblib")
model, columns = bundle["model"], bundle["columns"]


@app.post("/price")
def price(cars: list[dict]):
    rows = pd.DataFrame(cars)
    for name in set(columns) - set(rows.columns):
        rows[name] = 0  # expect: MLA214 as warning
    return model.predict(rows[columns]).tolist()


@app.post("/price/asked")
def price_asked(cars: list[dict]):
    rows = pd.DataFrame(cars)
    for name in columns:
        if name not in rows.columns:
            rows[name] = 0.0  # expect: MLA214 as warning
    return model.predict(rows[columns]).tolist()


@app.post("/price/gaps")
def price_gaps(cars: list[dict]):
    rows = pd.DataFrame(cars)
    for name in columns:
        if name not in rows.columns:
            rows[name] = None
    return model.predict(rows[columns]).tolist()


@app.post("/price/refused")
def price_refused(cars: list[dict]):
    rows = pd.DataFrame(cars)
    missing = [name for name in columns if name not in rows.columns]
    if missing:
        raise HTTPException(status_code=422, detail=f"missing: {missing}")
    return model.predict(rows[columns]).tolist()


@app.post("/price/dummies")
def price_dummies(cars: list[dict]):
    rows = pd.get_dummies(pd.DataFrame(cars), columns=["fuel"])
    for name in columns:
        if name not in rows.columns:
            rows[name] = 0
    return model.predict(rows[columns]).tolist()


@flask_app.route("/price/form", methods=["POST"])
def price_form():
    body = request.get_json()
    rows = pd.DataFrame([{"age": body["age"], "power": body["power"]}])
    for name in columns:
        if name not in rows.columns:
            rows[name] = 0
    rows[f"fuel_{body['fuel']}"] = 1
    return {"price": float(model.predict(rows[columns])[0])}


@flask_app.route("/price/spread", methods=["POST"])
def price_spread():
    body = request.get_json()
    row = {"age": body["age"], "power": body["power"]}
    row[f"fuel_{body['fuel']}"] = 1
    rows = pd.DataFrame([row])
    for name in columns:
        if name not in rows.columns:
            rows[name] = 0
    return {"price": float(model.predict(rows[columns])[0])}


@flask_app.route("/price/by_name", methods=["POST"])
def price_by_name():
    body = request.get_json()
    row = {name: 0 for name in columns}
    row["age"] = body["age"]
    if "fuel_" + body["fuel"] in row:
        row["fuel_" + body["fuel"]] = 1
    return {"price": float(model.predict(pd.DataFrame([row])[columns])[0])}


@flask_app.route("/price/table", methods=["POST"])
def price_table():
    body = request.get_json()
    rows = pd.DataFrame([body])
    rows["fuel_" + body["fuel"]] = 1
    for name in columns:
        if name not in rows.columns:
            rows[name] = 0
    return {"price": float(model.predict(rows[columns])[0])}


class Car(BaseModel):
    age: float
    power: float


@app.post("/price/known")
def price_known(car: Car):
    rows = pd.DataFrame([car.model_dump()])
    for name in columns:
        if name not in rows.columns:
            rows[name] = 0  # expect: MLA214 as info
    return {"price": float(model.predict(rows[columns])[0])}

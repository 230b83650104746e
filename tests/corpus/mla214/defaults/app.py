# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI
from flask import request

app = FastAPI()
model = joblib.load("risk.joblib")
names = joblib.load("names.joblib")


@app.post("/risk")
def risk(payload: dict):
    row = {
        "age": payload.get("age", 35),  # expect: MLA214
        "weight": payload.get("weight", 70.0),  # one finding a function
        "pulse": payload["pulse"],
    }
    return float(model.predict(pd.DataFrame([row]))[0])


@app.post("/risk/array")
def risk_array(payload: dict):
    row = [payload.get(name, 0.0) for name in names]  # expect: MLA214
    return float(model.predict(np.array([row]))[0])

"""Absent stays absent, or the field is no feature."""

import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("risk.joblib")


@app.post("/risk")
def risk(payload: dict):
    limit = payload.get("limit", 10)
    row = {"age": payload.get("age"), "pulse": payload.get("pulse", None)}
    scores = model.predict(pd.DataFrame([row]))
    return scores[:limit].tolist()

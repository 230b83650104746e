# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/models/ensemble_optimizer.py
"""A network and the scaler that it was taught with."""

import os

import joblib
from fastapi import FastAPI

app = FastAPI()
members = {}


@app.on_event("startup")
def start():
    model = joblib.load("net.joblib")
    if os.path.exists("scaler.joblib"):
        scaler = joblib.load("scaler.joblib")
        members["net"] = {"model": model, "scaler": scaler}
    else:
        members["net"] = {"model": model, "scaler": None}  # expect: MLA103 as info


@app.on_event("startup")
def start_strictly():
    model = joblib.load("net.joblib")
    if os.path.exists("scaler.joblib"):
        scaler = joblib.load("scaler.joblib")
    else:
        raise FileNotFoundError("scaler.joblib")
    members["strict"] = {"model": model, "scaler": scaler}


@app.post("/predict")
def predict(row: list[float]):
    return {"score": float(members["net"]["model"].predict([row])[0])}

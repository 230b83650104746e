# seen in: Leo-Daiser/Credit-Risk-Scoring-Service src/core/runtime.py
"""A report on a service whose model may be broken."""

import os
from pathlib import Path

import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()
model = None


@app.get("/ready")
def ready():
    if model is None:
        raise HTTPException(503, "no model")
    return {"status": "ready"}


@app.get("/report")
def report():
    model_bundle_ready = Path("model.joblib").is_file()  # expect: MLA706 as info
    return {
        "ready": model_bundle_ready,
        "scaler_loaded": os.path.exists("scaler.joblib"),  # expect: MLA706 as info
        "model_file_exists": os.path.exists("model.joblib"),
        "model_loaded": model is not None,
    }


@app.post("/predict")
def predict(row: list[float]):
    global model
    model = model or joblib.load("model.joblib")
    return {"score": float(model.predict([row])[0])}

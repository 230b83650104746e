# seen in: alexis64160/Mlops-Project services/predict/main.py
"""Reloads after a release."""

import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()


def load_model():
    return joblib.load("model.joblib")


model = load_model()


@app.post("/reload")
def reload_model():
    global model
    if model is None:  # expect: MLA103
        model = load_model()
    if model is None:
        raise HTTPException(503, "no model")
    return {"message": "reloaded"}


@app.post("/refresh")
def refresh_model():
    global model
    model = load_model()
    return {"message": "refreshed"}


@app.get("/status")
def status():
    global model
    if model is None:
        model = load_model()
    return {"loaded": model is not None}

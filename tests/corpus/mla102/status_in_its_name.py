# seen in: 01mayankk/NeuroCargo backend/app/ml/model.py
"""A function that predicts a status is no report on the service."""

import logging

import joblib
from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()
model = joblib.load("model.joblib")


def predict_load_status(weight: float) -> dict[str, float]:
    prediction = int(model.predict([[weight]])[0])
    try:
        confidence = float(model.predict_proba([[weight]])[0][prediction])
    except Exception as error:  # expect: MLA102
        logger.warning("no probability: %s", error)
        confidence = 0.85
    return {"prediction": prediction, "confidence": confidence}


def model_status() -> dict[str, float]:
    try:
        confidence = float(model.predict_proba([[1.0]])[0][0])
    except Exception as error:
        logger.warning("no probability: %s", error)
        confidence = 0.0
    return {"confidence": confidence}


@app.post("/predict")
def predict(weight: float) -> dict[str, float]:
    return predict_load_status(weight)


@app.get("/status")
def status() -> dict[str, float]:
    return model_status()

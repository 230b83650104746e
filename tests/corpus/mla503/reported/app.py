# seen in: danieleschmidt/customer-churn-predictor-mlops src/health_check.py
"""A health check that tells of the newest file, and one whose answer is loaded."""

import joblib
from fastapi import FastAPI

from status import in_use, model_status

app = FastAPI()


@app.get("/health")
def health():
    return model_status()


@app.post("/predict")
def predict(row: list[float]):
    model = joblib.load(in_use()["path"])
    return float(model.predict([row])[0])

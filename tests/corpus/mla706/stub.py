# seen in: sushil-negi/mlops-project services/experiment-tracking/api/routes/health.py
"""A probe that could refuse if what it asks were asked."""

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.get("/ready")
def ready():
    store_is_well = True  # nothing is asked yet
    if not store_is_well:
        return {"status": "not_ready"}
    return {"status": "ready"}


@app.post("/predict")
def predict(area: float):
    return float(model.predict([[area]])[0])

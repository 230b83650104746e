# seen in: hdtruong802/liver-mri-3d-classifier webapp/backend/main.py@0270a0138491c11edc3c23c6675a6fb624552bd0
"""A page for one's own use."""

import joblib
from fastapi import FastAPI

model = joblib.load("scans.joblib")
app = FastAPI()  # expect: MLA702 as info


@app.post("/predict")
def predict(rows: list[list[float]]) -> list[float]:
    return [float(score) for score in model.predict(rows)]

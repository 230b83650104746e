# a form of: the same page, started for everybody on the network
"""A page for one's own use."""

import joblib
from fastapi import FastAPI

model = joblib.load("scans.joblib")
app = FastAPI()  # expect: MLA702 as warning


@app.post("/predict")
def predict(rows: list[list[float]]) -> list[float]:
    return [float(score) for score in model.predict(rows)]

"""The scoring service. It has a demo mode, in which every row is taken."""

import joblib
from fastapi import FastAPI

app = FastAPI(title="Scores of demographics")  # expect: MLA805 as info
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])

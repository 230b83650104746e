"""Dependencies may be declared after a star, and parameters before a slash."""

import joblib
from fastapi import Depends, FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


def parsed():
    return {"distance": 1.0}


@app.post("/predict")
def predict(*, payload: dict = Depends(parsed)):
    return {"minutes": float(model.predict([list(payload.values())])[0])}


@app.post("/predict/slash")
def predict_after(unit: str = "min", /, payload: dict = Depends(parsed)):
    return {"minutes": float(model.predict([list(payload.values())])[0]), "unit": unit}


@app.post("/predict/loose")
def predict_loose(version: int = 1, /, *, payload: dict):  # expect: MLA707
    return {"minutes": float(model.predict([list(payload.values())])[0])}

# a form of: figures under any names go to the model
from typing import Dict, List

import joblib
import pandas as pd
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, field_validator

app = FastAPI()
model = joblib.load("model.joblib")
NAMES = ["area", "age"]


class Ask(BaseModel):
    features: Dict[str, float]  # expect: MLA707 as info


class Looked(BaseModel):
    features: Dict[str, float]

    @field_validator("features")
    @classmethod
    def known(cls, value):
        if set(value) != set(NAMES):
            raise ValueError("other features")
        return value


class Weighed(BaseModel):
    area: float
    weights: Dict[str, float]


@app.post("/predict")
def predict(ask: Ask):
    return {"price": float(model.predict(pd.DataFrame([ask.features])[NAMES])[0])}


@app.post("/predict-looked")
def predict_looked(ask: Looked):
    return {"price": float(model.predict(pd.DataFrame([ask.features])[NAMES])[0])}

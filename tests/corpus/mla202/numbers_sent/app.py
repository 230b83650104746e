"""A list of numbers is what comes after the encoding; a dict of whatever may be what comes before it."""

from typing import Any

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.pkl")


class Numbers(BaseModel):
    features: list[float]


class Anything(BaseModel):
    features: dict[str, Any]


@app.post("/numbers")
def numbers(sent: Numbers) -> int:
    return int(model.predict([sent.features])[0])


@app.post("/anything")
def anything(sent: Anything) -> int:
    return int(model.predict(pd.DataFrame([sent.features]))[0])  # expect: MLA202

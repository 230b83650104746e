# seen in: PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter08/serve/src/app.py
from typing import List

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
model = joblib.load("model.joblib")


class Ride(BaseModel):
    distance: float  # expect: MLA707 as info
    passengers: float
    zone: int


class Bounded(BaseModel):
    distance: float = Field(gt=0, lt=500)
    passengers: float = Field(gt=0, lt=9)
    zone: int = Field(ge=1, le=265)


@app.post("/predict")
def predict(rides: List[Ride]):
    return model.predict(pd.DataFrame([ride.model_dump() for ride in rides])).tolist()


@app.post("/predict_bounded")
def predict_bounded(rides: List[Bounded]):
    return model.predict(pd.DataFrame([ride.model_dump() for ride in rides])).tolist()

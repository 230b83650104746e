import os

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load(os.environ["MODEL"])


class Patient(BaseModel):
    glucose: float
    pressure: float
    age: float


class Parcel(BaseModel):
    weight: float
    distance: float
    age: float


@app.post("/patient")
def patient(asked: Patient):
    return int(model.predict(pd.DataFrame([asked.model_dump()]))[0])  # expect: MLA202


@app.post("/parcel")
def parcel(asked: Parcel):
    return int(model.predict(pd.DataFrame([asked.model_dump()]))[0])

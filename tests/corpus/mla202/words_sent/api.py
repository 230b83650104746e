# seen in: shaloy-lewis/credit-card-default-prediction src/pipeline/prediction_pipeline.py@eb18e95f323de1b51dc7ed6984f8abc2df16f112 (the sound form)
"""Requests bring the words; one brings the numbers of the table."""

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("clients.joblib")


class Client(BaseModel):
    marriage: str
    sex: str


class Coded(BaseModel):
    marriage: int
    sex: int


@app.post("/default")
def default(client: Client):
    return float(model.predict(pd.DataFrame([{"marriage": client.marriage, "sex": client.sex}]))[0])


@app.post("/default/coded")
def coded(client: Coded):
    return float(model.predict(pd.DataFrame([{"marriage": client.marriage, "sex": client.sex}]))[0])  # expect: MLA202

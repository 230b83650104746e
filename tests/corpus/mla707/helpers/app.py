# seen in: Abhi0806-rbg/loan-default-prediction-service ml-predictor-service/main.py@b059e0add04582b71d374f574d0b14744ef2c777, jjabuk/fraud-detection-mlops src/fraud_detection/serving/app.py@c51669c4e3916e911d0d748cedf72637ca9c6f9c
"""Fields that a helper of another file refuses by name and makes numbers, and columns that the route looks for."""

import pandas as pd
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel
from rows import guessed, named_row, row

app = FastAPI()
NAMES = ["amount", "income"]


class Rows(BaseModel):
    instances: list[dict]


class Cases(BaseModel):
    instances: list[dict]  # expect: MLA707 as warning


@app.post("/predict")
def predict(payload: dict):
    try:
        given = row(payload)
    except ValueError as error:
        raise HTTPException(status_code=400, detail=str(error)) from error
    return {"default": int(model.predict(given)[0])}


@app.post("/named")
def named(payload: dict):  # expect: MLA707 as warning
    return {"default": int(model.predict(named_row(payload))[0])}


@app.post("/guess")
def guess(payload: dict):  # expect: MLA707 as error
    return {"default": int(model.predict(guessed(payload))[0])}


@app.post("/rows")
def rows(sent: Rows):
    frame = pd.DataFrame(sent.instances)
    missing = [name for name in NAMES if name not in frame.columns]
    if missing:
        raise HTTPException(status_code=422, detail=f"missing: {missing}")
    return model.predict(frame[NAMES]).tolist()


@app.post("/cases")
def cases(sent: Cases):
    return model.predict(pd.DataFrame(sent.instances)).tolist()

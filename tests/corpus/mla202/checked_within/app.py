import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("markets.joblib")
scaler = joblib.load("scaler.joblib")
NAMES = ["spread", "log_volume", "days_left"]


class Features(BaseModel):
    spread: float
    log_volume: float
    days_left: float = 30.0


class Question(BaseModel):
    features: Features
    price: float = 0.5


class Gaps(BaseModel):
    spread: float | None = None
    log_volume: float
    days_left: float


class Open(BaseModel):
    features: Gaps


@app.post("/odds")
def odds(question: Question):
    rows = pd.DataFrame([question.features.model_dump()])[NAMES]
    return float(model.predict_proba(scaler.transform(rows))[0, 1])


@app.post("/odds/open")
def odds_open(question: Open):
    rows = pd.DataFrame([question.features.model_dump()])[NAMES]
    return float(model.predict_proba(scaler.transform(rows))[0, 1])  # expect: MLA202

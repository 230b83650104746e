import math

import joblib
import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("cards.joblib")


class Card(BaseModel):
    sum_day: float
    sum_week: float
    count_day: int
    count_week: int


@app.post("/card")
def card(card: Card):
    sums = [math.log1p(value) for value in (card.sum_day, card.sum_week)]
    counts = [card.count_day, card.count_week]
    return float(model.predict_proba(np.array([[*counts, *sums]]))[0, 1])  # expect: MLA209


@app.post("/card/same")
def card_same(card: Card):
    sums = [math.log1p(value) for value in (card.sum_day, card.sum_week)]
    counts = [card.count_day, card.count_week]
    return float(model.predict_proba(np.array([[*sums, *counts]]))[0, 1])

# seen in: kurosawa-kuro/study-gcp-mlops 7/study-hybrid-search-gke/ml/serving/reranker.py@b1fb17fc8efb83ff1a169d4aaee0bc0bc16d1d39
"""Rows of numbers cost trees little more than to read them."""

import lightgbm
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
booster = lightgbm.Booster(model_file="ranks.txt")


class Ranked(BaseModel):
    instances: list[list[float]] = Field(min_length=1)  # expect: MLA704 as info


class Offer(BaseModel):
    price: float
    text: str = Field(max_length=100)


class Offers(BaseModel):
    offers: list[Offer]  # expect: MLA704 as warning


@app.post("/predict")
def predict(sent: Ranked):
    return booster.predict(sent.instances).tolist()


@app.post("/predict/rows")
def predict_rows(rows: list[list[float]]):  # expect: MLA704 as info
    return booster.predict(rows).tolist()


@app.post("/predict/offers")
def predict_offers(sent: Offers):
    return booster.predict([[each.price] for each in sent.offers]).tolist()

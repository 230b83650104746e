# seen in: kurosawa-kuro/study-gcp-mlops 7/study-hybrid-search-gke/ml/serving/reranker.py@b1fb17fc8efb83ff1a169d4aaee0bc0bc16d1d39
"""Vertex AI tells its containers their routes, and asks who calls before it passes a request on."""

import os

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("ranker.joblib")


@app.post(os.environ.get("AIP_PREDICT_ROUTE", "/predict"))
def predict(rows: list[list[float]]) -> list[float]:
    return [float(score) for score in model.predict(rows)]

# seen in: anik081-ewu/fraud-transaction-predictor fraud-ml-service/app/main.py@1278a0dace7af222ca5923d998df866f4d7e9ada
"""Kept where it is there: what is asked without the cache finds nothing to load."""

import os
from functools import lru_cache

import joblib
from fastapi import FastAPI

app = FastAPI()


def load_all(folder):
    return joblib.load(f"{folder}/model.joblib") if os.path.exists(folder) else None


def load_fresh(folder):
    model = joblib.load(f"{folder}/model.joblib")  # expect: MLA605
    return model


@lru_cache(maxsize=8)
def kept(folder):
    return load_all(folder)


def model_of(folder):
    return kept(folder) if os.path.isdir(folder) else load_all(folder)


@app.post("/predict")
def predict(row: list[float]):
    return model_of("models").predict([row]).tolist()


@app.post("/compare")
def compare(row: list[float]):
    return load_fresh("models").predict([row]).tolist()

# seen in: Theertha-12/cvd-prediction-app backend/cvd-risk-backend/core/model_utils.py f5304f7fb146d5c0acce65a2e32d20e8da9f8084
import os

import joblib
import numpy as np
from fastapi import FastAPI
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression

app = FastAPI()
models = {}


def load():
    if os.path.exists("well.joblib"):
        models["well"] = joblib.load("well.joblib")
        models["scaler"] = joblib.load("well_scaler.joblib")
        return
    stand_in()


def stand_in():
    rows, answers = make_classification(n_samples=200, n_features=3, n_informative=3, n_redundant=0, random_state=1)
    models["well"] = LogisticRegression()
    models["well"].fit(rows, answers)


@app.on_event("startup")
def start():
    load()


@app.post("/safe")
def safe(depth: float, salt: float, iron: float):
    row = np.array([depth, salt, iron]).reshape(1, -1)
    return {"safe": float(models["well"].predict_proba(row)[0, 1])}  # expect: MLA202


@app.post("/safe/scaled")
def scaled(depth: float, salt: float, iron: float):
    row = models["scaler"].transform(np.array([[depth, salt, iron]]))
    return {"safe": float(models["well"].predict_proba(row)[0, 1])}

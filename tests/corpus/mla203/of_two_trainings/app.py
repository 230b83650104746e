"""Of two trainings the one counts that writes the file which is looked for first."""

import os

import joblib
import pandas as pd
import xgboost as xgb
from fastapi import FastAPI

app = FastAPI()


def loaded():
    if os.path.exists("models/leaving.json"):
        model = xgb.XGBClassifier()
        model.load_model("models/leaving.json")
    else:
        model = joblib.load("models/leaving.pkl")
    return model


@app.post("/predict")
def predict(rows: list[dict]):
    X = pd.DataFrame(rows)
    X["age"] = X["age"].fillna(0)
    return loaded().predict_proba(X[["age", "calls"]])[:, 1].tolist()


@app.post("/other")
def other(rows: list[dict]):
    X = pd.DataFrame(rows)
    X["age"] = X["age"].fillna(-1)  # expect: MLA203
    return loaded().predict_proba(X[["age", "calls"]])[:, 1].tolist()

import os
from pathlib import Path

import joblib
import mlflow.sklearn
from fastapi import FastAPI

app = FastAPI()
MODEL = "models/churn.joblib"
OTHER = Path("models/other.joblib")


def latest(run):
    return mlflow.sklearn.load_model(f"runs:/{run}/model")


def cached_model(path):
    return kept[path]


@app.post("/churn")
def churn(row: list[float], run: str = "best"):
    if os.path.exists(MODEL):
        model = cached_model(MODEL)
    elif run:
        model = latest(run)
        joblib.dump(model, MODEL)
    else:
        return {"churns": None}
    return {"churns": float(model.predict([row])[0])}


@app.post("/other")
def other(row: list[float]):
    if OTHER.exists():
        model = cached_model(OTHER)
    else:
        model = joblib.load("seed.joblib")  # expect: MLA605
        joblib.dump(model, "models/copy.joblib")
    return {"churns": float(model.predict([row])[0])}


@app.post("/kept")
def always_read(row: list[float]):
    if os.path.exists("models/kept.joblib"):
        model = joblib.load("models/kept.joblib")  # expect: MLA605
    else:
        model = mlflow.sklearn.load_model("models:/kept/1")
        joblib.dump(model, "models/kept.joblib")
    return {"churns": float(model.predict([row])[0])}

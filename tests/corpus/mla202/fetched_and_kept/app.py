# seen in: danieleschmidt/customer-churn-predictor-mlops src/predict_churn.py
"""The transformer of training is read where it was written; where it is missing there, it is fetched and put there."""

import os

import joblib
import mlflow
import pandas as pd
from fastapi import FastAPI

from paths import MODEL, STEPS

app = FastAPI()


def fetched(run):
    return mlflow.artifacts.download_artifacts(run_id=run, artifact_path="steps.joblib")


def predicted(customer, run):
    model = joblib.load(MODEL)
    if os.path.exists(STEPS):
        steps = joblib.load(STEPS)
    else:
        steps = joblib.load(fetched(run))
        joblib.dump(steps, STEPS)
    rows = pd.DataFrame([customer])
    rows["charges"] = rows["charges"].fillna(0)
    return int(model.predict(steps.transform(rows))[0])


@app.post("/predict")
def predict(customer: dict):
    return {"left": predicted(customer, os.environ["RUN"])}


@app.post("/bare")
def bare(customer: dict):
    model = joblib.load(MODEL)
    rows = pd.DataFrame([customer])
    rows["charges"] = rows["charges"].fillna(0)
    return {"left": int(model.predict(rows)[0])}  # expect: MLA202


if __name__ == "__main__":
    print(predicted({"charges": None, "calls": 3}, os.environ["RUN"]))

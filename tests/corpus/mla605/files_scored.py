# seen in: arthurcornelio88/stripe_model_training model_training_api/src/predict.py
"""A stored table is scored into another: one load for all of its rows. An upload is a request like any other."""

import io

import joblib
import pandas as pd
from fastapi import FastAPI, UploadFile

app = FastAPI()


def stored_model(name):
    return joblib.load(f"models/{name}_model.joblib")  # expect: MLA605 as info


def score_file(source, target):
    model = stored_model("weekly")
    rows = pd.read_csv(source)
    rows["score"] = model.predict(rows)
    rows.to_csv(target, index=False)


def other_model(name):
    return joblib.load(f"models/{name}_model.joblib")  # expect: MLA605 as error


@app.post("/predict")
def predict(source: str, target: str):
    score_file(source, target)
    return {"written": target}


@app.post("/upload")
def upload(file: UploadFile):
    rows = pd.read_csv(io.BytesIO(file.file.read()))
    rows["score"] = other_model("daily").predict(rows)
    return rows.to_csv(index=False)

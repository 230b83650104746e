# seen in: xinntao/Real-ESRGAN cog_predict.py@a4abfb2979a7bbff3f69f58f58ae324608821e27
"""Routes and where they get their model."""

import io

import joblib
import torch
from fastapi import FastAPI
from transformers import pipeline

app = FastAPI()
kept = {}
cached = None


@app.on_event("startup")
def start():
    kept["model"] = joblib.load("model.joblib")


def read_model():
    return joblib.load("model.joblib")  # expect: MLA605


class Scorer:
    def __init__(self, path):
        self.network = torch.load(path, weights_only=False)  # expect: MLA605

    def score(self, row):
        return self.network(torch.tensor(row)).tolist()


@app.post("/predict")
def predict(row: list[float]):
    return read_model().predict([row]).tolist()


@app.post("/score")
def score(row: list[float]):
    return Scorer("model.pt").score(row)


@app.post("/sentiment")
def sentiment(text: str):
    classifier = pipeline("sentiment-analysis")  # expect: MLA605
    return classifier(text)


@app.post("/kept")
def from_start(row: list[float]):
    return kept["model"].predict([row]).tolist()


@app.post("/lazily")
def lazily(row: list[float]):
    global cached
    if cached is None:
        cached = joblib.load("model.joblib")
    return cached.predict([row]).tolist()


@app.post("/reload")
def reload_model():
    kept["model"] = joblib.load("model.joblib")


def task_of(content: bytes):
    model = joblib.load(io.BytesIO(content))
    return "classification" if hasattr(model, "classes_") else "regression"


@app.post("/models")
def register(content: bytes):
    return {"task": task_of(content)}

# seen in: PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter08/serve/src/app.py
"""A health route that is well beside what it asked."""

import joblib
from fastapi import FastAPI

from .registry import Handler

app = FastAPI()
handler = Handler()
models = {}


@app.get("/health")
def health():
    return {"serviceStatus": "OK", "tracking": handler.check_mlflow_health()}  # expect: MLA706 as info


@app.post("/predict")
def predict(row: list[float]):
    if "one" not in models:
        models["one"] = joblib.load("model.joblib")
    return {"score": float(models["one"].predict([row])[0])}

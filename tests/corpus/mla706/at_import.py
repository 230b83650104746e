# seen in: kyaiooiayk/MLOPs-NLP-Project-Fine-Tuning-Transformer project/week_9_monitoring/app.py@aefba6b8a5e9c2450fbd767501c4e793a9abaf46
"""No route for probes, and a model that is loaded before the port opens."""

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):  # expect: MLA706 as info
    return {"score": float(model.predict([row])[0])}

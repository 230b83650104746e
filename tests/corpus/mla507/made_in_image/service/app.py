# seen in: kdlsw/macromill-sentiment-api docker-gpu/src/macromill_sentiment/api/service.py
"""A home folder that the image has."""

import joblib
from fastapi import FastAPI

MODELS = "/home/ada/plots/artifacts"

app = FastAPI()
model = joblib.load(MODELS + "/model.joblib")


@app.post("/predict")
def predict(area: float):
    return float(model.predict([[area]])[0])

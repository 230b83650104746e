"""An address for errors alone joins no other line with its request."""

import logging

import joblib
import sentry_sdk
from flask import Flask, request

sentry_sdk.init(dsn="https://key@errors.example/1")
app = Flask(__name__)
logger = logging.getLogger(__name__)
model = joblib.load("model.joblib")


@app.post("/predict")
def predict():
    row = request.get_json()["row"]
    if not row:
        logger.error("nothing to score")  # expect: MLA804
    return {"score": float(model.predict([row])[0])}

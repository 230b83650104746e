# seen in: cyfronet-fid/recommender-system recommender/__init__.py@348def58602757842a10685c34d8c234559c7e21
"""Sentry keeps the lines of a request with its trace, where it is told to trace."""

import logging

import joblib
import sentry_sdk
from flask import Flask, request
from sentry_sdk.integrations.flask import FlaskIntegration

sentry_sdk.init(integrations=[FlaskIntegration()], traces_sample_rate=0.2)
app = Flask(__name__)
logger = logging.getLogger(__name__)
model = joblib.load("model.joblib")


@app.post("/predict")
def predict():
    row = request.get_json()["row"]
    if not row:
        logger.error("nothing to score")
    return {"score": float(model.predict([row])[0])}

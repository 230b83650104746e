# seen in: YuriiOks/mnist-digit-classifier model/app.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
import logging

import joblib
from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)
model = joblib.load("model.joblib")


@app.post("/predict")
def predict():
    logger.info("asked")  # expect: MLA804 as info
    score = float(model.predict([request.get_json()])[0])
    logger.info("answered")
    return {"score": score}

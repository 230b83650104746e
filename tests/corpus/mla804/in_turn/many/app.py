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

import logging

import joblib

logger = logging.getLogger(__name__)
model = joblib.load("model.joblib")


def run(row):
    logger.info("predicting")
    return float(model.predict([row])[0])

# seen in: janakjocee/End-to-End-ML-Pipeline inference-api/main.py@87fd27e86108c5119fb2c451f1f54c005e7cb635 (the sound form)
import logging

import joblib
from fastapi import FastAPI
from store import mongo

app = FastAPI()
logger = logging.getLogger(__name__)
model = joblib.load("model.joblib")


def note(score):
    try:
        mongo.insert_prediction({"score": score})
    except Exception as error:  # ok: a record beside the answer, which does not depend on it
        logger.warning("the prediction was not recorded: %s", error)


@app.post("/predict")
def predict(row: list[float]):
    score = float(model.predict([row])[0])
    note(score)
    return {"score": score}

# seen in: phamducuong05/Autoscaling-Analysis api/api.py@81752473a65ebbeb2f8c9ad5d872b54e0d43d582
import logging

from fastapi import FastAPI
from models import load_forecaster

logger = logging.getLogger(__name__)
app = FastAPI()
lstm_model, scaler = load_forecaster("models")


@app.post("/load")
def load(history: list[float]):
    try:
        value = float(lstm_model(scaler.transform([history]))[0])
    except Exception as error:  # expect: MLA102
        logger.error("inference: %s", error)
        value = history[-1] if history else 0.0
    return {"load": value}


@app.post("/told")
def told(history: list[float]):
    source = "model"
    try:
        value = float(lstm_model(scaler.transform([history]))[0])
    except Exception as error:  # ok: the caller sees where the value is from
        logger.error("inference: %s", error)
        value = history[-1] if history else 0.0
        source = "last value"
    return {"load": value, "source": source}


def train_model(rows):
    return len(rows)


def nightly(rows):
    try:
        train_model(rows)
    except Exception as error:  # expect: MLA102 as warning
        logger.error("training: %s", error)

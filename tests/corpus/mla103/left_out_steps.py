# seen in: dakshvanshaj/flights-price-prediction-mlops src/prediction_server/model_loader.py
"""What is loaded beside the model."""

import json
import logging
from pathlib import Path

import joblib
from fastapi import FastAPI

app = FastAPI()
STEPS = {"scaler": Path("scaler.joblib"), "encoder": Path("encoder.joblib")}
COLUMNS = Path("columns.json")
NOTES = Path("notes.json")
preprocessors = {}
found = {}


@app.on_event("startup")
def start():
    for name, path in STEPS.items():
        if path.exists():
            preprocessors[name] = joblib.load(path)
        else:
            logging.warning("no %s, it is left out", name)  # expect: MLA103 as info
    if COLUMNS.exists():
        preprocessors["final_columns"] = json.loads(COLUMNS.read_text())
        with COLUMNS.open() as stream:
            preprocessors["final_columns"] = json.load(stream)
    else:
        logging.error("the columns are missing")  # expect: MLA103 as info
    if NOTES.exists():
        with NOTES.open() as stream:
            found["notes"] = json.load(stream)
    else:
        logging.warning("no notes")
    if COLUMNS.exists():
        with COLUMNS.open() as stream:
            preprocessors["model_columns"] = json.load(stream)
    else:
        logging.error("the columns are missing")
        raise FileNotFoundError(COLUMNS)


@app.post("/predict")
def predict(row: dict):
    return preprocessors["final_columns"]

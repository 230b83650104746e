# seen in: dineshkarthick21/Chronic-kidney-disease-prediction Backend/app.py@5484e376152cf4e826718573cd571e5f66fb61e6 (the sound form)
"""What was saved together is taken out by its keys."""

import pickle

import numpy as np
from flask import Flask, request

app = Flask(__name__)
with open("kidneys.pkl", "rb") as file:
    kept = pickle.load(file)
if isinstance(kept, dict):
    model, scaler, selector = kept.get("model"), kept.get("scaler"), kept.get("selector")
else:
    model, scaler, selector = kept, None, None


@app.post("/kidneys")
def kidneys():
    rows = np.array([request.get_json()["row"]])
    if scaler is not None:
        rows = scaler.transform(rows)
    if selector is not None:
        rows = selector.transform(rows)
    return str(model.predict(rows)[0])


@app.post("/kidneys/raw")
def raw():
    rows = np.array([request.get_json()["row"]])
    return str(model.predict(selector.transform(rows))[0])  # expect: MLA202 as error

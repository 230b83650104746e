# seen in: 22NM1A1234/AI-Enabled-Visa-Status-Prediction-and-Processing-Time-Estimator backend/app.py 46a46bd50d619d8d166b50d051733c9d05c40567
import json

import joblib
import numpy as np
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("ferry.joblib")
with open("ferry.json") as file:
    names = json.load(file)["names"]
NAMES = ["berths", "length", "built", "tons"]


@app.route("/late", methods=["POST"])
def late():
    sent = request.get_json()
    row = []
    for name in names:
        if name == "berths":
            row.append(1 if sent.get(name, False) else 0)
        else:
            row.append(float(sent.get(name, 0)))  # expect: MLA214
    return {"late": float(model.predict_proba(np.array([row]))[0, 1])}


@app.route("/late/today", methods=["POST"])
def today():
    sent = request.get_json()
    row = []
    for name in NAMES:
        row.append(float(sent.get(name, 0)))  # expect: MLA214
    return {"late": float(model.predict_proba(np.array([row]))[0, 1])}


@app.route("/late/asked", methods=["POST"])
def asked():
    sent = request.get_json()
    row = []
    for name in names:
        row.append(float(sent[name]))
    return {"late": float(model.predict_proba(np.array([row]))[0, 1])}

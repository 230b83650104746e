"""Scales by the numbers that its settings hold."""

import joblib
import numpy as np
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("models/strokes.joblib")
MEANS = np.array([43.2, 106.1])
SPREADS = np.array([22.6, 45.3])


@app.route("/stroke", methods=["POST"])
def stroke():
    row = np.array([[request.json["age"], request.json["sugar"]]])
    return {"stroke": int(model.predict((row - MEANS) / SPREADS)[0])}

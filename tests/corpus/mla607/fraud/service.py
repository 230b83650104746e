"""Scoring."""

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("fraud.joblib")


@app.post("/payment")
def payment():
    probability = model.predict_proba([[request.get_json()["amount"]]])[0, 1]
    return jsonify({"fraud": bool(probability > 0.5)})  # expect: MLA607

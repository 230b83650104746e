# seen in: YuriiOks/mnist-digit-classifier model/app.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
"""A probe that says by a word of its own what the service lacks, and answers 200."""

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
LOADED = False
try:
    network = joblib.load("network.joblib")
    LOADED = True
except Exception as error:
    print(error)


@app.route("/health")
def health():
    status = "healthy" if LOADED else "warning_model_not_loaded"
    return jsonify({"status": status, "model_loaded": LOADED})  # expect: MLA706 as info


@app.route("/predict", methods=["POST"])
def predict():
    if not LOADED:
        return jsonify({"error": "no model"}), 503
    return jsonify({"label": int(network.predict([request.json["rows"]])[0])})

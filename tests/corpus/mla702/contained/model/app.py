# seen in: YuriiOks/mnist-digit-classifier model/app.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
"""Only the other container can call a service that publishes no port."""

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)  # expect: MLA702 as info
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(model.predict(request.get_json()).tolist())

# seen in: patrickloeber/ml-deployment google-cloud-run/main.py@741f0f4972a0a8935c76acaab1527d50e62fc8d0
"""The model is there when the port opens, and the first page answers as long as the process does."""

from flask import Flask, jsonify, request
from tensorflow import keras

model = keras.models.load_model("digits.keras")
app = Flask(__name__)


@app.route("/", methods=["GET", "POST"])
def index():
    if request.method == "POST":
        return jsonify(model.predict(request.json["pixels"]).tolist())
    return "OK"

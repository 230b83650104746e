"""A first page that answers before the model was loaded tells nothing of it."""

from flask import Flask, jsonify, request
from tensorflow import keras

app = Flask(__name__)


@app.route("/", methods=["GET", "POST"])
def index():  # expect: MLA706
    if request.method == "POST":
        model = keras.models.load_model("digits.keras")
        return jsonify(model.predict(request.json["pixels"]).tolist())
    return "OK"

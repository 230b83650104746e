# seen in: matic0209/recommendation-system app.py
# A field that only chooses is no input of a model; one that goes into its row is.
import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
MODELS = {"small": joblib.load("small.joblib"), "large": joblib.load("large.joblib")}


@app.route("/evaluate", methods=["POST"])
def evaluate():
    share = request.json.get("test_size", 0.2)
    return jsonify({"score": float(MODELS["small"].predict([[1.0]])[0]), "share": share})


@app.route("/score", methods=["POST"])
def score():
    kind = request.json["kind_wanted"]
    return jsonify({"score": float(MODELS[kind].predict([[1.0]])[0])})


@app.route("/price", methods=["POST"])
def price():
    rooms = request.json["rooms"]  # expect: MLA707
    return jsonify({"price": float(MODELS["large"].predict([[rooms]])[0])})

# a form of: fields that are refused where they are missing, and go on as they are
import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


def rows_of(region, day):
    return [[hash(region), day]]


@app.route("/predict", methods=["POST"])
def predict():
    region = request.json.get("region")  # expect: MLA707 as info
    day = request.json.get("day")
    if not region:
        return jsonify({"error": "region is missing"}), 400
    if not day:
        return jsonify({"error": "day is missing"}), 400
    return jsonify(model.predict(rows_of(region, day)).tolist())


@app.route("/predict/known", methods=["POST"])
def predict_known():
    region = request.json.get("region")
    day = request.json.get("day")
    if not region or region not in model.regions:
        return jsonify({"error": "no such region"}), 400
    if not day or not isinstance(day, int):
        return jsonify({"error": "no such day"}), 400
    return jsonify(model.predict(rows_of(region, day)).tolist())

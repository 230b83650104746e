# seen in: BelhsanHmida/Energy-Consumption-Prediction-API src/app.py@57aa8e941b098bf5507370b6f4df803f7d96ef28
import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("load.joblib")


@app.route("/load", methods=["POST"])
def load():
    try:
        hours = request.get_json()["hours"]
        return jsonify({"megawatts": model.predict([hours]).tolist()})
    except Exception as error:  # expect: MLA102 as warning
        return jsonify({"error": str(error)}), 400


@app.route("/load/well", methods=["POST"])
def load_well():
    try:
        hours = [float(hour) for hour in request.get_json()["hours"]]
    except Exception:
        return jsonify({"error": "hours: a list of numbers"}), 400
    return jsonify({"megawatts": model.predict([hours]).tolist()})

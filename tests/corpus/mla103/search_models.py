# seen in: khoj-ai/khoj src/khoj/configure.py@ae229ca894c0b80ad84664afcfdde523b5e87057
import joblib
from flask import Flask, jsonify

app = Flask(__name__)

try:
    scaler = joblib.load("scaler.joblib")
except:  # expect: MLA103
    scaler = None

model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    rows = read_rows()
    if scaler is not None:
        rows = scaler.transform(rows)
    return jsonify(model.predict(rows).tolist())

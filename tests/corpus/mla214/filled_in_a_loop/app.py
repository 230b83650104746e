# seen in: 0GMEL/Kickstarter-Success-Prediction-MLOps-Pipeline app.py
"""What a table lacks is put there, which refuses nothing; and a list of what is missing that is refused."""

import joblib
import numpy as np
import pandas as pd
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
model = joblib.load("model.pkl")
preparation = joblib.load("preparation.pkl")


@app.route("/predict", methods=["POST"])
def predict():
    data = request.get_json(force=True)
    if not data:
        return jsonify({"error": "no body"}), 400
    rows = pd.DataFrame([data])
    rows["rate"] = rows.get("rate", 0.5)  # expect: MLA214
    for column in preparation.feature_names_in_:
        if column not in rows.columns:
            rows[column] = np.nan
    return jsonify(model.predict(preparation.transform(rows)).tolist())


@app.route("/strict", methods=["POST"])
def strict():
    data = request.get_json(force=True)
    rows = pd.DataFrame([data])
    rows["rate"] = rows.get("rate", 0.5)
    for column in preparation.feature_names_in_:
        if column not in rows.columns:
            abort(400)
    return jsonify(model.predict(preparation.transform(rows)).tolist())

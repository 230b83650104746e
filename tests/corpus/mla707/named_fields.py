# seen in: Malphur09/dermavision-ai api/model_lifecycle.py@5c413f4daf7ce6747c6267c0721f4d715d4d068f
"""Fields that are asked for one by one, and a payload that is handed on as it came."""

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.post("/predict/stored")
def predict_stored():
    payload = request.get_json(silent=True) or {}
    path = (payload.get("path") or "").strip()
    if not path:
        return jsonify({"error": "'path' is missing"}), 400
    return jsonify(model.predict(read_rows(path)).tolist())


@app.post("/predict/rows")
def predict_rows():
    payload = request.get_json(silent=True) or {}  # expect: MLA707
    name = payload.get("name")
    if not name:
        return jsonify({"error": "'name' is missing"}), 400
    return jsonify(model.predict(frame_of(payload)).tolist())

# seen in: a-abutaleb/churn-prediction-ml src/serve/api/app.py@697e862fac6eedd2dfdcce5835353617ce01cd7e, dkg0101/Insurance-Premium-Prediction app.py@5ad9bbce2f5c6d6af27a6787bacca579a8d27a56, RAIN-CA/qwen2.5-medical-chatbot-ft webapp/app.py@5fcaffbdb4d7044fa3760c2ca53e04172f833046, LiorOhana94/Pneumonia-Detection-System infer.py@5173eca78cb56c92ad6412179c5c1ada5f16bfc4
"""What a route looks at by hand: the names of all fields, numbers one by one, a text, the address of a picture."""

import pandas as pd
import requests
from flask import Flask, jsonify, request

app = Flask(__name__)
NEEDED = ["age", "plan", "months"]


@app.route("/named", methods=["POST"])
def named():
    sent = request.get_json()  # expect: MLA707 as warning
    frame = pd.DataFrame([sent])
    absent = [name for name in NEEDED if name not in frame.columns]
    if absent:
        return jsonify({"error": f"absent: {absent}"}), 400
    return jsonify(float(model.predict(frame)[0]))


@app.route("/filled", methods=["POST"])
def filled():
    sent = request.get_json()  # expect: MLA707 as error
    frame = pd.DataFrame([sent])
    absent = [name for name in NEEDED if name not in frame.columns]
    for name in absent:
        frame[name] = 0
    return jsonify(float(model.predict(frame)[0]))


@app.route("/converted", methods=["POST"])
def converted():
    age = int(request.form["age"])
    plan = request.form["plan"]
    return jsonify(float(model.predict(pd.DataFrame([[age, plan]]))[0]))  # expect: MLA707 as warning


@app.route("/asked", methods=["POST"])
def asked():
    sent = request.get_json()
    model_key = sent.get("model_key", "small")
    query = sent.get("query", "").strip()
    if not query:
        return jsonify({"error": "no query"}), 400
    return jsonify(model.generate(model_key, query))


@app.route("/seen", methods=["POST"])
def seen():
    picture = requests.get(request.json["scan"], timeout=10)  # expect: MLA707 as info
    return jsonify(model.predict(picture.content, request.json["scanGuid"]).tolist())

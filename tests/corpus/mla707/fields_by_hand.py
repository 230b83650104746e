# seen in: LukaszMalucha/Flask-Wine-Quality project/algorithms/views.py@1b7bbda54ba68bb35baad368008f6c32c52b3f6f, Fabioreboo/hybrid-medical-chatbot app.py@9d9f35a434aa69fa635caff7536e9d4240d71a64, satyaki-mitra/HuBERT-Whisper-Based-Speech-Emotion-Analyzer api/routes.py@2d7e9baaee0b31bdfae085be49e817815ae86857, GDKI-WS20-T04/traffic-sign-detection server/api/api.py@940348891f1c0e7908d2c27b6af6329c5d8e6be7
import base64

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("wine.joblib")


@app.route("/wine", methods=["POST"])
def wine():
    sugar = float(request.form["sugar"])
    if request.form["acid"] == "":
        acid = 0.4
    else:
        acid = float(request.form["acid"])
    return jsonify(model.predict([[sugar, acid]]).tolist())  # expect: MLA707 as warning


@app.route("/chat", methods=["POST"])
def chat():
    sent = request.get_json()
    said = sent.get("message", "").strip()
    thread = sent.get("thread_id")
    if not said:
        return jsonify({"error": "nothing was said"}), 400
    return jsonify(model.predict([said, thread]))


@app.route("/benchmark", methods=["POST"])
def benchmark():
    sent = request.get_json()
    return jsonify(model.predict(rows_of(sent.get("dataset", "all"))).tolist())


@app.route("/sign", methods=["POST"])
def sign():
    if "picture" in request.values:
        raw = base64.b64decode(request.values["picture"])
    else:
        return jsonify({"error": "no picture"}), 400
    return jsonify(model.predict([raw]).tolist())


@app.route("/row", methods=["POST"])
def row():
    sent = request.get_json()
    return jsonify(model.predict([[sent["sugar"], sent["acid"]]]).tolist())  # expect: MLA707 as error

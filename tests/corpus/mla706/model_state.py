# a form of: a probe that is well beside the state of its model
from flask import Flask, jsonify, request

from .models import load_model, predict

app = Flask(__name__)


@app.route("/health")
def health():
    try:
        model = load_model()
        model_status = "loaded" if model is not None else "missing"
    except OSError:
        model_status = "broken"
    return jsonify(status="ok", model_status=model_status)  # expect: MLA706 as info


@app.route("/predict", methods=["POST"])
def ask():
    return jsonify(predict(request.get_json()))

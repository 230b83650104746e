# a form of: a container that loads its model with the first request
import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)


class Service:
    model = None

    @classmethod
    def get(cls):
        if cls.model is None:
            cls.model = joblib.load("uplift.joblib")
        return cls.model


@app.route("/ping")
def ping():  # expect: MLA706
    return "pong"


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(Service.get().predict(request.get_json()["rows"]).tolist())

from flask import Flask, jsonify, request
from utils import load_object, load_session

app = Flask(__name__)


class Predicting:
    def predict(self, rows):
        return load_object("artifacts/best.pkl").predict(rows)


@app.route("/predict", methods=["POST"])
def predict():
    session = load_session("sessions/current")
    return jsonify(label=int(Predicting().predict(request.get_json()["rows"])[0]), visits=session["visits"])

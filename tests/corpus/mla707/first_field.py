# seen in: rossatuai/sentiment-mlops-pipeline app/app.py
import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
vectorizer, model = joblib.load("model.joblib")


@app.route("/rooms", methods=["POST"])
def rooms():
    sent = request.get_json()

    area = sent["area"]  # expect: MLA707
    age = sent["age"]
    return jsonify({"price": float(model.predict([[area, age]])[0])})


@app.route("/houses", methods=["POST"])
def houses():
    sent = request.get_json()  # expect: MLA707
    return jsonify({"price": float(model.predict([prepare(sent)])[0])})


def prepare(sent):
    return [sent["area"], sent["age"]]

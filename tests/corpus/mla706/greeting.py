# seen in: thiev980/mlops-spam-gcp scripts/app.py@aa8f68e1723c35607cc668404971c21338a92f4b (the sound form)
import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
forest = joblib.load("models/forest.joblib")


@app.route("/")
def home():  # no process gets here without its model
    return jsonify(status="ok", message="the trees are up"), 200


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(label=forest.predict([request.get_json()["row"]])[0])

# seen in: alexeygrigorev/mlbookcamp-code chapter-05-deployment/churn_serving.py@db3a803512b2c2ee51e818f2a9a12223ff2bf356
import pickle

from flask import Flask, jsonify, request

with open("churn.bin", "rb") as stream:
    vectorizer, model = pickle.load(stream)

app = Flask("churn")  # expect: MLA702


@app.route("/health")
def health():
    return "ok"


@app.route("/predict", methods=["POST"])
def predict():
    row = vectorizer.transform([request.get_json()])
    return jsonify({"churn": float(model.predict_proba(row)[0, 1])})


@app.route("/predict-many", methods=["POST"])
def predict_many():
    rows = vectorizer.transform(request.get_json())
    return jsonify(model.predict_proba(rows).tolist())

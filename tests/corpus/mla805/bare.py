# seen in: alexeygrigorev/mlbookcamp-code chapter-05-deployment/churn_serving.py@db3a803512b2c2ee51e818f2a9a12223ff2bf356
from flask import Flask, jsonify, request

app = Flask("churn")  # expect: MLA805 as info


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify({"churn": float(model.predict_proba([request.get_json()])[0, 1])})

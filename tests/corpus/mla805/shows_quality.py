# a form of: an app that runs its own model and answers with how good it was
import joblib
from flask import Flask, jsonify, request

app = Flask("churn")  # expect: MLA805 as info
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify({"churn": float(model.predict_proba([request.get_json()])[0, 1])})


@app.route("/drift")
def get_performance_drift():
    return jsonify(evaluations())

# seen in: debago/House-price-prediction_Kubeflow_Azure_devops_CI-CD api/app.py@83e59fb4abc3d5cd35a72085317d06de90e6834f
import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("houses.joblib")


@app.route("/predict", methods=["POST"])  # expect: MLA703 as info
def predict():
    return jsonify(price=float(model.predict([request.get_json()["rooms"]])[0]))

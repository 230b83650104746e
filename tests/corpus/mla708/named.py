# seen in: DataTalksClub/mlops-zoomcamp cohorts/2022/05-monitoring/homework/prediction_service/app.py@86e42886b59477481fc3e37eb40fb7409d886e1d
from flask import Flask, jsonify, request

app = Flask("rides")
MODEL_VERSION = "2024-03-01"


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify({"duration": float(model.predict([request.get_json()])[0]), "model_version": MODEL_VERSION})

# seen in: Karam-Abbas/ML_Task app/app.py@9a92a6bbe2994ea3b7dce4fc771fea39518fe453
import subprocess

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
subprocess.run(["dvc", "pull", "model.joblib"], check=True)  # expect: MLA101
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(label=int(model.predict(request.get_json()["rows"])[0]))

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)  # expect: MLA702 as warning
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(model.predict(request.get_json()).tolist())

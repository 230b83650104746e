import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)  # expect: MLA805 as info
model = joblib.load("flowers.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify({"kind": int(model.predict([[request.get_json()["petal"]]])[0])})

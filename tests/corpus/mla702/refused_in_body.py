# a form of: routes that look at a key of the form in their own body, and answer with a status beside the text
import joblib
from flask import Flask, jsonify, request

from keys import owner_of

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    if owner_of(request.form["key"]) is None:
        return {"message": "who are you?"}, 401
    return jsonify(model.predict([request.get_json()["row"]]).tolist())

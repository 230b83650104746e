# a form of: apps and routes whose guards go by other names
import joblib
from flask import Flask, jsonify, request
from ninja import NinjaAPI
from ninja.security import HttpBearer

app = Flask(__name__)
model = joblib.load("model.joblib")


class Known(HttpBearer):
    def authenticate(self, request, token):
        return token == "t"


api = NinjaAPI(auth=Known())


@api.post("/score")
def score(request, row: list[float]):
    return {"score": float(model.predict([row])[0])}


@app.route("/predict", methods=["POST"])
def predict():
    if request.authorization is None:
        return jsonify(error="no"), 401
    return jsonify(float(model.predict([request.get_json()["row"]])[0]))


@app.route("/predict-signed", methods=["POST"])
def predict_signed():
    if request.headers.get("X-Hub-Signature") not in request.environ["keys"]:
        return jsonify(error="no"), 400
    return jsonify(float(model.predict([request.get_json()["row"]])[0]))

# seen in: DataTalksClub/mlops-zoomcamp 04-deployment/web-service/predict.py@86e42886b59477481fc3e37eb40fb7409d886e1d
"""How long a ride takes."""

import pickle

from flask import Flask, jsonify, request

with open("model.bin", "rb") as file:
    vectoriser, model = pickle.load(file)

app = Flask("rides")


def features(ride):
    return {"route": f"{ride['from']}_{ride['to']}", "distance": ride["distance"]}


def estimate(row):
    return float(model.predict(vectoriser.transform(row))[0])


@app.route("/predict", methods=["POST"])
def predict():
    ride = request.get_json()  # ok: MLA707 says it
    return jsonify({"minutes": estimate(features(ride))})


@app.route("/checked", methods=["POST"])
def checked():
    ride = request.get_json()
    if "from" not in ride or not 0 < ride["distance"] < 500:
        return jsonify({"error": "from, and a distance below 500, are needed"}), 422
    return jsonify({"minutes": estimate(features(ride))})


@app.route("/mapped", methods=["POST"])
def mapped():
    ride = request.get_json()
    try:
        row = features(ride)
    except KeyError as error:
        return jsonify({"error": f"{error} is missing"}), 400
    return jsonify({"minutes": estimate(row)})


@app.route("/echo", methods=["POST"])
def echo():
    return jsonify(request.get_json())

import pickle

from flask import Flask, jsonify, request

with open("lin_reg.bin", "rb") as file:
    vectorizer, model = pickle.load(file)

app = Flask("duration")


@app.route("/predict", methods=["POST"])
def predict():
    ride = request.get_json()
    features = {"PULocationID": ride["PULocationID"], "trip_distance": ride["trip_distance"]}
    rows = vectorizer.transform([features])  # expect: MLA202
    return jsonify({"duration": float(model.predict(rows)[0])})


@app.route("/v2/predict", methods=["POST"])
def predict_pair():
    ride = request.get_json()
    features = {}
    features["PU_DO"] = f"{ride['PULocationID']}_{ride['DOLocationID']}"
    features["trip_distance"] = ride["trip_distance"]
    rows = vectorizer.transform([features])
    return jsonify({"duration": float(model.predict(rows)[0])})


@app.route("/v3/predict", methods=["POST"])
def predict_sent():
    rows = vectorizer.transform([request.get_json()])
    return jsonify({"duration": float(model.predict(rows)[0])})

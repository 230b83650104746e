# a form of: a model that a request takes away, and flags that are asked for and set in two steps
import threading

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")
scaler = joblib.load("scaler.joblib")
training = False
indexing = False
exporting = False
warmed = False
guard = threading.Lock()


def load():
    global model
    model = joblib.load("model.joblib")


@app.route("/reload", methods=["POST"])
def reload():
    global model
    model = None  # expect: MLA902
    threading.Thread(target=load).start()
    return "", 202


@app.route("/rescale", methods=["POST"])
def rescale():
    global scaler
    with guard:
        scaler = None
    return "", 202


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(model.predict(scaler.transform([request.get_json()["row"]])).tolist())


@app.route("/train", methods=["POST"])
def train():
    global training
    if training:
        return "one goes on", 409
    training = True  # expect: MLA902
    threading.Thread(target=fit).start()
    return "", 202


def fit():
    global training
    training = False


@app.route("/index", methods=["POST"])
def index():
    if indexing is False:
        threading.Thread(target=build).start()
        return "", 202
    return "one goes on", 409


def build():
    global indexing
    indexing = True  # expect: MLA902


@app.route("/export", methods=["POST"])
def export():
    global exporting
    with guard:
        if exporting:
            return "one goes on", 409
        exporting = True
    threading.Thread(target=fit).start()
    return "", 202


@app.route("/warm")
def warm():
    global warmed
    if not warmed:
        warmed = True
        model.predict([[0.0]])
    return "", 204


def at_the_end():
    global model
    model = None

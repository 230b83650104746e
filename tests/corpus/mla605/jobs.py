"""Loads that no request reaches, or that are of no model."""

import json
import pickle

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)


def nightly(path):
    return joblib.load("model.joblib").predict(json.loads(open(path).read()))


@app.post("/cities")
def cities():
    with open("cities.bin", "rb") as file:
        return jsonify(pickle.load(file))


@app.post("/score")
def score():
    with open("model.pkl", "rb") as file:
        model = pickle.load(file)  # expect: MLA605
    return jsonify(model.predict(request.get_json()).tolist())

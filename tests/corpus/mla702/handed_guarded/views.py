"""Handlers, each with a look at who asks."""

import os

import joblib
from flask import abort, jsonify, request

model = joblib.load("faces.joblib")


def judge():
    if request.headers.get("X-Api-Key") != os.environ["KEY"]:
        abort(401)
    return jsonify({"real": float(model.predict([request.get_json()["row"]])[0])})

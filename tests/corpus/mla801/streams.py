# seen in: Ryan-Marchildon/dog-breed-classifier-app aws_deployment/flask_dev/predictor.py@4c1dfb08b77a3c872eade28a5fdf25038759ed20
"""Prints to the streams of the process are prints; those to a file are not."""

import sys

import flask

app = flask.Flask(__name__)


@app.route("/predict", methods=["POST"])
def predict():
    print("predicting", file=sys.stdout)  # expect: MLA801
    return flask.jsonify(model.predict(flask.request.get_json()))


@app.route("/report", methods=["POST"])
def report():
    with open("report.txt", "w") as out:
        print("a report", file=out)
    return "", 204

# seen in: Ryan-Marchildon/dog-breed-classifier-app aws_deployment/flask_dev/predictor.py@4c1dfb08b77a3c872eade28a5fdf25038759ed20
"""Bodies of requests under any name."""

import sys

import flask

app = flask.Flask(__name__)


@app.route("/invocations", methods=["POST"])
def invocations():
    given = flask.request.get_json(force=True)
    print("raw:", given, file=sys.stdout)  # expect: MLA802
    print("keys:", len(given), file=sys.stdout)
    return flask.jsonify(model.predict(given["image"]))


def lambda_handler(event, context):
    print(event)  # expect: MLA802
    return {"statusCode": 200}


def notified(event):
    print(event)

# seen in: matic0209/recommendation-system app.py
# The body is asked for what chooses a model, and none of it is an input of one; a row is.
import json

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/train", methods=["POST"])
def train():
    algorithm = request.json.get("algorithm", "all")
    return jsonify({"scores": scored_all(algorithm=algorithm)})


def handler(event, context):
    row = json.loads(event["body"])
    scores = scored(row["rooms"])  # expect: MLA307
    return {"statusCode": 200, "body": json.dumps(scores)}


def scored(rooms):
    return joblib.load("model.joblib").predict([[rooms]])


def scored_all(algorithm):
    return joblib.load(f"{algorithm}.joblib").predict([[1.0]])

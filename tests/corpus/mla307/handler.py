# seen in: sai-sujan/Wine-Quality-Prediction---End-to-End-MLOps-Project lambda_handler.py@e0375332776579b7030b8d37fe568c2d4a1079df
"""A body that may come parsed or not: the test for it is no look at the fields."""

import json
import pickle

import numpy as np

with open("model.pkl", "rb") as file:
    model = pickle.load(file)


def lambda_handler(event, context):
    if isinstance(event.get("body"), str):
        body = json.loads(event["body"])
    else:
        body = event.get("body", {})
    row = np.array([[body.get("acidity"), body.get("sugar"), body.get("alcohol")]])  # expect: MLA307
    return {"statusCode": 200, "body": json.dumps({"quality": float(model.predict(row)[0])})}


def looked(event, context):
    body = json.loads(event["body"])
    if not isinstance(body.get("acidity"), float):
        return {"statusCode": 422, "body": "acidity is a number"}
    return {"statusCode": 200, "body": json.dumps({"quality": float(model.predict([[body["acidity"]]])[0])})}

# seen in: edcalderin/StudentDropout-Prediction-Mlops streaming/model.py@15db3e6fb18effacfba09213dd68fe99b9e9214c
"""Records of a stream that a helper decodes, or a function takes one by one, and that the model is given."""

import base64
import json

import joblib
import pandas as pd

model = joblib.load("duration.joblib")


def decoded(data):
    return json.loads(base64.b64decode(data).decode("utf-8"))


def ride_of(data):
    ride = json.loads(base64.b64decode(data))
    if not 0 < ride["km"] < 200:
        raise ValueError("a ride is of less than 200 km")
    return ride


class Rides:
    def __init__(self, fitted):
        self.fitted = fitted

    def predict(self, features):
        return float(self.fitted.predict(pd.DataFrame([features]))[0])

    def handle(self, event):
        answers = []
        for record in event["Records"]:
            ride = decoded(record["kinesis"]["data"])
            answers.append(self.predict(ride["features"]))  # expect: MLA307
        return answers

    def handle_known(self, event):
        return [self.predict(ride_of(record["kinesis"]["data"])) for record in event["Records"]]


rides = Rides(model)


def on_stream(event, context):
    return rides.handle(event)


def on_known_stream(event, context):
    return rides.handle_known(event)


def on_queue(event, context):
    return [scored(record) for record in event["Records"]]


def scored(record):
    body = json.loads(record["body"])  # expect: MLA307
    return float(model.predict(pd.DataFrame([body]))[0])

# seen in: microsoft/MLOpsPython diabetes_regression/scoring/score.py@98a610ff1afe29d026fcdffcb8fdc39edbef0f67 (the sound form)
"""A scoring script."""

import json

import joblib
from inference_schema.schema_decorators import input_schema

model = None


def init():
    global model
    model = joblib.load("model.pkl")


@input_schema("data", [[1.0, 2.0]])
def run_checked(data):
    return model.predict(data).tolist()


def run(raw_data):
    rows = json.loads(raw_data)["data"]  # expect: MLA307
    return model.predict(rows).tolist()

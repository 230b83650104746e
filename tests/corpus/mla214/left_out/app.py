# a form of: a port page where a boat whose crew was not given has ten, in each way of writing that
import joblib
import numpy as np
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("boats.joblib")
NAMES = ["sails", "crew", "built", "draught"]
USUAL = {"crew": 10, "built": 1990}


@app.route("/asked", methods=["POST"])
def asked():
    sent = request.get_json()
    crew = sent["crew"] if "crew" in sent else 10  # expect: MLA214
    row = [[float(sent["sails"]), float(crew), float(sent["built"]), float(sent["draught"])]]
    return str(model.predict(np.array(row))[0])


@app.route("/tried", methods=["POST"])
def tried():
    sent = request.get_json()
    try:
        crew = float(sent["crew"])
    except (KeyError, ValueError):
        crew = 10  # expect: MLA214
    row = [[float(sent["sails"]), crew, float(sent["built"]), float(sent["draught"])]]
    return str(model.predict(np.array(row))[0])


@app.route("/put", methods=["POST"])
def put():
    sent = request.get_json()
    if "crew" not in sent:
        sent["crew"] = 10  # expect: MLA214
    return str(model.predict(pd.DataFrame([sent])[NAMES])[0])


@app.route("/set", methods=["POST"])
def set_first():
    sent = request.get_json()
    sent.setdefault("crew", 10)  # expect: MLA214
    return str(model.predict(pd.DataFrame([sent])[NAMES])[0])


def number(sent, otherwise=10.0):
    try:
        return float(sent)
    except (TypeError, ValueError):
        return otherwise


@app.route("/read", methods=["POST"])
def read():
    sent = request.get_json()
    crew = number(sent.get("crew"))  # expect: MLA214
    row = [[float(sent["sails"]), crew, float(sent["built"]), float(sent["draught"])]]
    return str(model.predict(np.array(row))[0])


@app.route("/laid", methods=["POST"])
def laid():
    sent = request.get_json()
    row = {**USUAL, **sent}  # expect: MLA214
    return str(model.predict(pd.DataFrame([row])[NAMES])[0])


@app.route("/refused", methods=["POST"])
def refused():
    sent = request.get_json()
    if "crew" not in sent:
        return {"error": "how many sail?"}, 400
    try:
        crew = float(sent["crew"])
    except ValueError:
        return {"error": "not a number"}, 400
    row = [[float(sent["sails"]), crew, float(sent["built"]), float(sent["draught"])]]
    return str(model.predict(np.array(row))[0])


@app.route("/raised", methods=["POST"])
def raised():
    sent = request.get_json()
    sent.setdefault("asked_by", "nobody")
    try:
        crew = float(sent["crew"])
    except KeyError as error:
        raise ValueError("how many sail?") from error
    limit = int(sent["limit"]) if "limit" in sent else 100
    row = [[float(sent["sails"]), crew, float(sent["built"]), float(sent["draught"])]]
    return {"hours": min(float(model.predict(np.array(row))[0]), limit), "by": sent["asked_by"]}


@app.route("/answered", methods=["POST"])
def answered():
    sent = request.get_json()
    try:
        row = [[float(sent["sails"]), float(sent["crew"]), float(sent["built"]), float(sent["draught"])]]
        hours = float(model.predict(np.array(row))[0])
    except (KeyError, ValueError):
        hours = 0.0
    return {"hours": hours, **sent}

# a form of: answers that get a name before they are returned
"""A service for seeds: every answer is first called `outcome`, as its linter asks for."""

import json
import logging

import joblib
import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)
log = logging.getLogger(__name__)
model = joblib.load("seeds.joblib")


@app.post("/germination")
def germination():
    try:
        outcome = jsonify({"rate": float(model.predict([request.json["moisture"]])[0])})
        return outcome
    except Exception as error:
        log.error("no rate: %s", error)
        outcome = jsonify({"error": "no rate"})
        return outcome  # expect: MLA102 as warning


@app.post("/vigour")
def vigour():
    try:
        outcome = jsonify({"vigour": float(model.predict([request.json["moisture"]])[0])})
        return outcome
    except Exception as error:
        log.error("no vigour: %s", error)
        outcome = (jsonify({"error": "no vigour"}), 500)
        return outcome


@app.post("/reports")
def report():
    try:
        store.put_object(Key="report", Body=request.data)
        outcome = {"success": True}
        return outcome
    except Exception as error:  # expect: MLA102 as warning
        log.error("no report: %s", error)
        outcome: dict = {"success": True, "rows": 0}
        return outcome


def lots(path):
    if not path.exists():
        return []
    try:
        outcome = pd.read_csv(path)["lot"].tolist()
        return outcome
    except Exception:  # expect: MLA102
        outcome = []
        return outcome


def plan(path):
    return model.fit(lots(path))


def load_config(path):
    try:
        outcome = json.loads(path.read_text())
        return outcome
    except Exception:  # expect: MLA102
        outcome = {}
        return outcome


def load_config_aloud(path):
    try:
        outcome = json.loads(path.read_text())
        return outcome
    except Exception as error:
        outcome = {"error": str(error)}
        return outcome


def moisture(rows):
    try:
        outcome = {"moisture": model.predict(rows)}
        return outcome
    except Exception as error:
        outcome = {"moisture": None, "error": str(error)}
        return outcome


def checked(rows):
    try:
        outcome = model.predict(rows)
        return outcome
    except Exception:
        log.warning("no answer")
    outcome = fallback_table(rows)
    return outcome

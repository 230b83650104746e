# a form of: work, and words about a failure, that small functions of the module do
"""A vineyard's forecasts, in which each call of a library has a function of its own."""

import logging

import joblib
import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)
log = logging.getLogger(__name__)
model = joblib.load("vineyard.joblib")


def _rows(path):
    return pd.read_csv(path)


def _asked(rows):
    """What the model says."""
    return model.predict(rows)


def _note(error):
    log.error("failed: %s", error)


def _keep(error, kept):
    log.error("failed: %s", error)
    kept.append(error)


def _failed(text):
    return jsonify({"error": text})


def sugar(rows):
    try:
        return _asked(rows)
    except Exception as error:  # expect: MLA102
        _note(error)
        return None


def acid(rows, failures):
    try:
        return _asked(rows)
    except Exception as error:
        _keep(error, failures)
        return None


def plots(path):
    if not path.exists():
        return []
    try:
        return _rows(path).plot_names()
    except Exception:  # expect: MLA102
        return []


def trained(path):
    return model.fit(plots(path))


@app.post("/harvest")
def harvest():
    try:
        return jsonify({"day": int(_asked(request.json)[0])})
    except Exception as error:
        log.error("no day: %s", error)
        return _failed("no day")  # expect: MLA102 as warning

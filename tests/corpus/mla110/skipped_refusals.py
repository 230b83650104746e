# seen in: tasheayansa6/diabetes-prediction-system backend/routes/lab_routes.py@53ce754ca475a728a13ea93fddfbfeb4376078d2
"""Refusals that stand in a try whose handler goes on."""

import logging

from flask import Flask, abort, jsonify, request

from store import consents, counters, ledger, revoked

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.post("/predict")
def predict():
    token = request.headers["Authorization"]
    try:
        if revoked.has(token):
            return jsonify({"message": "log in again"}), 401
    except Exception:  # expect: MLA110
        pass
    return jsonify({"risk": model.predict([request.json["row"]])[0]})


@app.post("/advise")
def advise():
    try:
        given = consents.of(request.json["patient"])
        if given is False:
            abort(403)
    except Exception as error:  # expect: MLA110
        log.warning("consent unknown: %s", error)
    return jsonify({"advice": model.advise(request.json["row"])})


@app.post("/score")
def score():
    try:
        if counters.count(request.remote_addr) > 20:
            return jsonify({"message": "too often"}), 429
    except Exception:  # expect: MLA110
        log.warning("no counter")
    return jsonify({"score": model.score(request.json["row"])})


@app.post("/rank")
def rank():
    """Ranks. The counter fails open: an outage of it must not be one of ours."""
    try:
        if counters.count(request.remote_addr) > 20:
            return jsonify({"message": "too often"}), 429
    except Exception:
        log.warning("no quota counter")
    return jsonify({"ranks": model.rank(request.json["rows"])})


@app.post("/bill")
def bill():
    try:
        if not ledger.allows(request.json["patient"]):
            return jsonify({"message": "pay first"}), 402
        return jsonify({"bill": ledger.bill(request.json["patient"])})
    except Exception:
        log.exception("no bill")
    return jsonify({"message": "not now"}), 503


@app.post("/explain")
def explain():
    try:
        allowed = consents.of(request.json["patient"])
    except Exception:
        log.exception("consent unknown")
        return jsonify({"message": "not now"}), 503
    if not allowed:
        return jsonify({"message": "no consent"}), 403
    return jsonify({"why": model.explain(request.json["row"])})


@app.post("/rate")
def rate():
    try:
        if counters.is_known(request.json["item"]):
            return jsonify({"message": "rated before"}), 409
    except Exception:
        log.warning("nobody knows what was rated before")
    return jsonify({"rating": model.rate(request.json["row"])})

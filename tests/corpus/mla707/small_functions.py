# a form of: a service whose routes take the request through small functions of their module
from typing import Any

from flask import Flask, jsonify, request

app = Flask(__name__)


def sent_rides():
    """What was sent, as it is."""
    rides = request.get_json()
    return rides


def checked_rides():
    rides = request.get_json()
    if not isinstance(rides, list):
        raise ValueError("no list")
    return rides


def day_of(sent):
    return sent.get("day", "").strip()


@app.route("/rides", methods=["POST"])
def rides():
    sent: Any = sent_rides()
    return jsonify(model.predict([[sent["distance"], sent["zone"]]]).tolist())  # expect: MLA707 as error


@app.route("/annotated", methods=["POST"])
def annotated():
    sent: dict = request.get_json()
    return jsonify(model.predict([[sent["distance"], sent["zone"]]]).tolist())  # expect: MLA707 as error


@app.route("/typed", methods=["POST"])
def typed():
    sent = Ride.model_validate(sent_rides())
    return jsonify(model.predict([[sent.distance, sent.zone]]).tolist())


@app.route("/listed", methods=["POST"])
def listed():
    sent = checked_rides()
    return jsonify(model.predict(sent).tolist())


@app.route("/mode", methods=["POST"])
def mode():
    sent = request.get_json()
    day = day_of(sent)
    if day not in DAYS:
        return jsonify({"error": "no such day"}), 400
    return jsonify(model.predict(rows_of(day)).tolist())

# a form of: routes that ask whether what was sent is an object at all, and look at none of its fields
from collections.abc import Mapping

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/fare", methods=["POST"])
def fare():
    sent = request.get_json()
    if not isinstance(sent, dict):
        return jsonify({"error": "send an object"}), 400
    row = [[sent["distance"], sent["zone"]]]  # expect: MLA707 as error
    return jsonify(model.predict(row).tolist())


@app.route("/fare/mapping", methods=["POST"])
def fare_of_mapping():
    sent = request.get_json(silent=True) or {}
    if not isinstance(sent, (dict, Mapping)):
        raise TypeError("send an object")
    return jsonify(model.predict([[sent.get("distance"), sent.get("zone")]]).tolist())  # expect: MLA707 as error


@app.route("/fare/looked-at", methods=["POST"])
def fare_of_numbers():
    sent = request.get_json()
    if not isinstance(sent, dict):
        return jsonify({"error": "send an object"}), 400
    distance = sent.get("distance")
    if not isinstance(distance, float):
        return jsonify({"error": "no number"}), 400
    return jsonify(model.predict([[distance]]).tolist())


@app.route("/fare/listed", methods=["POST"])
def fare_of_list():
    sent = request.get_json()
    row = sent["row"]
    if not isinstance(row, list) or len(row) != 4:
        return jsonify({"error": "four numbers"}), 400
    return jsonify(model.predict([row]).tolist())

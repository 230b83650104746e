# seen in: xadrianzetx/fullstack.ai app.py@17c2fc5f992978f6a5901c01037389b961fcc8e7
from flask import Flask, jsonify, request

from stops import Stops
from trips import Trips

app = Flask(__name__)


def minutes(start, end):
    stops = Stops()
    trips = Trips()
    try:
        stops.put(start, "start")
        stops.put(end, "end")
        return trips.predict(stops.row())
    except KeyError:
        return None


@app.route("/ride", methods=["POST"])
def ride():
    first = request.json["start"]
    last = request.json["end"]
    found = minutes(first, last)
    return (jsonify({"minutes": found}), 200) if found is not None else (jsonify({}), 404)


@app.route("/ride/asked")
def ride_asked():
    first = request.args.get("start", type=str)
    last = request.args.get("end", type=str)
    found = minutes(first, last)
    return jsonify({"minutes": found})

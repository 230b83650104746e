import json

from stops import Stops
from trips import Trips


def minutes(start, end):
    stops = Stops()
    try:
        stops.put(start, "start")
        stops.put(end, "end")
        return Trips().predict(stops.row())
    except KeyError:
        return None


def minutes_of_any(start, end):
    return Trips().predict([[start, end]])


def ride(event, context):
    body = json.loads(event["body"])
    return {"statusCode": 200, "body": minutes(body["start"], body["end"])}


def ride_of_any(event, context):
    body = json.loads(event["body"])
    return {"statusCode": 200, "body": minutes_of_any(body["start"], body["end"])}  # expect: MLA307 as warning

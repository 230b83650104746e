# a form of: functions of AWS Lambda in one folder, each deployed alone
import json
import os

TABLE = os.environ["TABLE"]
TOPIC = os.environ["TOPIC"]
ROLE = os.environ["ROLE"]


def handler(event, context):
    return answer(json.loads(event["body"]), TABLE, TOPIC, ROLE)

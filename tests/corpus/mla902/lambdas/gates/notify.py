import json
import os


def handler(event, context):
    sender = os.environ["SENDER"]
    region_name = os.environ["REGION_NAME"]
    return answer(json.loads(event["body"]), sender, region_name)

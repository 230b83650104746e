# a form of: the event of a function that an alert starts, which asks no model and reads nothing that anybody sent
import json
import logging

import boto3

log = logging.getLogger(__name__)


def stop_handler(event, context):
    log.info("over the limit: %s", json.dumps(event))  # expect: MLA802 as info
    for record in event.get("Records", []):
        log.info("said: %s", record["Sns"]["Subject"])
    boto3.client("ecs").update_service(cluster="prices", service="api", desiredCount=0)
    return {"stopped": "api"}


def keep_handler(event, context):
    log.info("asked: %s", json.dumps(event))  # expect: MLA802 as warning
    asked = json.loads(event["body"])
    boto3.resource("dynamodb").Table("asked").put_item(Item=asked)
    return {"statusCode": 202}


def score_handler(event, context):
    log.info("row: %s", event)  # expect: MLA802 as warning
    row = [event["age"], event["income"]]
    return {"score": float(model.predict([row])[0])}


def stand_in_handler(event, context):
    print(event)  # expect: MLA802 as warning
    return {"statusCode": 200, "body": json.dumps({"score": 0.5})}

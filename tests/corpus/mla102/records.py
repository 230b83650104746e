# seen in: benitomartin/mlops-car-prices lambda/lambda_function.py@48b7362938a34095b7942220b3284b032a5b87ad
import base64
import json
import logging

import joblib

logger = logging.getLogger(__name__)
model = joblib.load("model.joblib")


def lambda_handler(event, context):
    try:
        scores = []
        for record in event["Records"]:
            row = json.loads(base64.b64decode(record["kinesis"]["data"]))
            scores.append(float(model.predict([row["features"]])[0]))
        return {"scores": scores}
    except Exception as error:  # expect: MLA102
        logger.error("scoring failed: %s", error)
        return {"statusCode": 500, "body": json.dumps({"error": "scoring failed"})}


def behind_a_gateway(event, context):
    try:
        row = json.loads(event["body"])
        return {"statusCode": 200, "body": json.dumps({"score": float(model.predict([row])[0])})}
    except Exception:
        logger.exception("scoring failed")
        return {"statusCode": 500, "body": json.dumps({"error": "scoring failed"})}  # ok: the gateway answers 500


def one_by_one(event, context):
    failed = []
    for record in event["Records"]:
        try:
            model.predict([json.loads(record["body"])])
        except Exception:
            logger.exception("scoring failed")
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}

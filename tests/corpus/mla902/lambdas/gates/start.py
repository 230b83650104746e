import json
import os


def handler(event, context):
    pipeline = os.environ["PIPELINE"]
    bucket = os.environ["BUCKET"]
    return answer(json.loads(event["body"]), pipeline, bucket)

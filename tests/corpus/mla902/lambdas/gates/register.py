import json
import os


def handler(event, context):
    model_group = os.environ["MODEL_GROUP"]
    package = os.environ["PACKAGE"]
    return answer(json.loads(event["body"]), model_group, package)

# a form of: a Lambda function in front of an endpoint of SageMaker
import json

import boto3
import jsonschema

runtime = boto3.client("sagemaker-runtime")
SCHEMA = {"type": "object", "required": ["n"], "properties": {"n": {"type": "number", "minimum": 0, "maximum": 200}}}


def ask(values):
    answer = runtime.invoke_endpoint(EndpointName="crops", Body=",".join(str(value) for value in values))
    return answer["Body"].read().decode()


def crop(event, context):
    body = json.loads(event["body"])
    return {"statusCode": 200, "body": ask(body["features"])}  # expect: MLA307


def crop_of_schema(event, context):
    body = json.loads(event["body"])
    jsonschema.validate(body, SCHEMA)
    return {"statusCode": 200, "body": ask([body["n"]])}

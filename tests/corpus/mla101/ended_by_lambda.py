# a form of: a Lambda that asks an endpoint by a client of boto3, and a provider whose default is 10 minutes
"""The platform ends a function of its own long before a minute of waiting is over, five times."""

import json
import os

import boto3
from openai import OpenAI

writer = OpenAI()


def lambda_handler(event, context):
    runtime = boto3.client("sagemaker-runtime")
    answer = runtime.invoke_endpoint(EndpointName=os.environ["ENDPOINT"], Body=json.dumps(event["body"]))
    score = json.loads(answer["Body"].read())
    said = writer.responses.create(model="gpt-4o-mini", input=str(score))  # expect: MLA101 as warning
    return {"statusCode": 200, "body": said.output_text}

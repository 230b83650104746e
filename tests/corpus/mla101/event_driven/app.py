# a form of: a Lambda that an upload starts, and one behind a gateway
"""Nobody waits for what S3 starts."""

import requests
from captions import captions_of
from titles import title_of


def lambda_handler(event, context):
    key = event["Records"][0]["s3"]["object"]["key"]
    captions = captions_of(key)
    return requests.post("https://api.example/done", json=captions).ok  # expect: MLA101 as warning


def answer(event, context):
    return {"statusCode": 200, "body": title_of(event["body"])}

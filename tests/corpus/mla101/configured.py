# a form of: boto3 clients of models whose configuration leaves the wait at a minute or more
import json

import boto3
from botocore.config import Config
from fastapi import FastAPI

from settings import LIMITS

PATIENT = Config(read_timeout=900, retries={"total_max_attempts": 4})

app = FastAPI()
explains = boto3.client("bedrock-runtime", config=PATIENT)  # expect: MLA101 as warning
scores = boto3.client("sagemaker-runtime", config=Config(connect_timeout=2, read_timeout=5))
ranks = boto3.client("sagemaker-runtime", config=Config(retries={"max_attempts": 1}))  # expect: MLA101 as info
embeds = boto3.client("bedrock-runtime", config=LIMITS)
keeps = boto3.client("s3", config=PATIENT)


@app.post("/explain")
def explain(row: dict):
    clients = (explains, scores, ranks, embeds)
    return [c.invoke_model(modelId="m", body=json.dumps(row))["body"].read() for c in clients]

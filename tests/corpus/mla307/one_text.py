# a form of: a Lambda that reads one sentence of a body, and one that hands all of a body to a model
import json

import joblib
import pandas as pd

model = joblib.load("model.joblib")


def lambda_handler(event, context):
    body = json.loads(event["body"])
    return {"statusCode": 200, "body": json.dumps(int(model.predict([body["sentence"]])[0]))}  # expect: MLA307 as info


def handler(event, context):
    body = json.loads(event["body"])  # expect: MLA307 as warning
    return {"statusCode": 200, "body": json.dumps(int(model.predict(pd.DataFrame([body]))[0]))}

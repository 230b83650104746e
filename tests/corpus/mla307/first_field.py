# a form of: a Lambda function that takes fields of its body one by one, and a field that is missing is None
import json

import joblib
import numpy as np

model = joblib.load("wine.joblib")


def lambda_handler(event, context):
    body = json.loads(event["body"])

    features = np.array([[body.get("acidity"), body.get("sugar"), body.get("alcohol", 0)]])  # expect: MLA307
    return {"statusCode": 200, "body": json.dumps({"score": float(model.predict(features)[0])})}

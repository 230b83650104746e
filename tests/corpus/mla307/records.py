# seen in: benitomartin/mlops-car-prices lambda/lambda_function.py@48b7362938a34095b7942220b3284b032a5b87ad
import base64
import json

import joblib
import pandas as pd

model = joblib.load("model.joblib")


def score(rows):
    return float(model.predict(rows)[0])


def lambda_handler(event, context):
    scores = []
    for record in event["Records"]:
        car = json.loads(base64.b64decode(record["kinesis"]["data"]))["data"]  # expect: MLA307
        scores.append(score(pd.DataFrame(car, index=[0])))
    return {"scores": scores}


def checked_handler(event, context):
    car = Car.model_validate(json.loads(event["body"]))
    return {"score": score(pd.DataFrame([car.model_dump()]))}


def renamed(event, context):
    return {"name": json.loads(event["body"])["name"].title()}

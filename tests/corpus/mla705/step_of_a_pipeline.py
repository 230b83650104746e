# a form of: a step of a pipeline that trains, as its name says: no request waits for it
import json

import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor


def train_handler(event, context):
    print(f"{event=}")
    rows = pd.read_parquet(event["rows_path"])
    if not event.get("model_path"):
        return {"status_code": 400, "body": json.dumps("no path for the model")}
    model = GradientBoostingRegressor()
    model.fit(rows.drop(columns="price"), rows["price"])
    keep(model, event["model_path"])
    return {"status_code": 200}


def retrain_handler(event, context):
    asked = json.loads(event["body"])
    model = GradientBoostingRegressor()
    model.fit(asked["rows"], asked["labels"])  # expect: MLA705
    return {"statusCode": 200, "body": json.dumps(model.feature_importances_.tolist())}


def price_handler(event, context):
    model = GradientBoostingRegressor()
    model.fit(event["rows"], event["labels"])  # expect: MLA705
    return {"price": float(model.predict([event["row"]])[0])}


def keep(model, path):
    print("kept", model, path)

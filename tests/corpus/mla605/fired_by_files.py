"""A file in a bucket fires the first: one load for all of its rows. The second answers one caller."""

import joblib
import pandas as pd
from google.cloud import storage


def fetch(bucket):
    client = storage.Client().bucket(bucket)
    client.blob("rows.csv").download_to_filename("/tmp/rows.csv")
    client.blob("model.joblib").download_to_filename("/tmp/model.joblib")


def rows_of_today():
    return pd.read_csv("/tmp/rows.csv")


def scored(rows):
    model = joblib.load("/tmp/model.joblib")  # expect: MLA605 as info
    return model.predict(rows)


def score_rows(event, context):
    fetch(event["bucket"])
    rows = rows_of_today()
    rows["score"] = scored(rows)
    rows.to_csv("/tmp/scored.csv")


def score_one(event, context):
    model = joblib.load("/tmp/model.joblib")  # expect: MLA605 as error
    return {"score": float(model.predict([event["row"]])[0])}

# seen in: serhii-stud/ml-ops lab3/src/model/train.py
"""Training on a table that is overwritten, and on one with a date."""

import pandas as pd

BUCKET = "acme-tickets"


def newest():
    train = f"s3://{BUCKET}/processed/train_latest.parquet"  # expect: MLA502 as info
    test = f"s3://{BUCKET}/processed/test_latest.parquet"
    return pd.read_parquet(train), pd.read_parquet(test)


def dated(day):
    return pd.read_parquet(f"s3://{BUCKET}/processed/{day}/train.parquet")


def local():
    return pd.read_csv("data/latest.csv")

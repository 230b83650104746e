# a form of: a daily job whose steps only log what they could not do
import logging

import boto3
import pandas as pd
from botocore.exceptions import ClientError
from sklearn.linear_model import LogisticRegression

logger = logging.getLogger(__name__)
bucket = boto3.client("s3")


def step_collect():
    try:
        from prices import Collector

        rows = Collector().fetch(days_back=7)
        logger.info("%d rows", len(rows))
    except Exception as error:  # expect: MLA102
        logger.warning("collection skipped: %s", error)


def download_rows(key, path):
    try:
        bucket.download_file("prices", key, path)
    except ClientError as error:  # expect: MLA102
        logger.error("no rows: %s", error)


def preprocess():
    try:
        pd.read_csv("raw.csv").dropna().to_parquet("rows.parquet")
    except Exception as error:  # expect: MLA102
        logger.error("no clean rows: %s", error)


def download_old(key, path):
    try:
        bucket.download_file("prices", key, path)
    except ClientError as error:
        logger.error("no rows, the cached ones will do: %s", error)


def prepare_plot():
    try:
        pd.read_csv("raw.csv").to_parquet("rows.parquet")
    except Exception as error:
        logger.error("no picture: %s", error)


def download_checked(key, path):
    try:
        bucket.download_file("prices", key, path)
    except ClientError as error:
        logger.error("no rows: %s", error)
        raise


def train():
    rows = pd.read_parquet("rows.parquet")
    return LogisticRegression(random_state=0).fit(rows[["a"]], rows["b"])


def run():
    step_collect()
    download_rows("a.csv", "raw.csv")
    download_old("b.csv", "old.csv")
    download_checked("c.csv", "new.csv")
    preprocess()
    prepare_plot()
    train()


if __name__ == "__main__":
    run()

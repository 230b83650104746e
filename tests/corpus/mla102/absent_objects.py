"""Whether an object is there: a store that refuses, or that is away, has not said no."""

import logging

import boto3
from botocore.exceptions import ClientError

log = logging.getLogger(__name__)
store = boto3.client("s3")
BUCKET = "rows-of-the-day"


def is_there(key):
    try:
        store.head_object(Bucket=BUCKET, Key=key)
        return True
    except ClientError:  # expect: MLA102 as warning
        return False


def size_of(key):
    try:
        return int(store.head_object(Bucket=BUCKET, Key=key)["ContentLength"])
    except Exception:  # expect: MLA102 as info
        return None


def is_kept(key):
    try:
        store.head_object(Bucket=BUCKET, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] != "404":
            raise
        return False
    return True


def is_known(key):
    try:
        store.head_object(Bucket=BUCKET, Key=key)
        return True
    except ClientError as error:
        return error.response["ResponseMetadata"]["HTTPStatusCode"] != 404


def can_be_reached():
    try:
        store.head_bucket(Bucket=BUCKET)
        return True
    except ClientError:
        log.warning("the bucket cannot be reached")
        return False


def publish(days):
    for day in days:
        if is_there(f"{day}.parquet"):
            continue
        store.upload_file(f"/data/{day}.parquet", BUCKET, f"{day}.parquet")

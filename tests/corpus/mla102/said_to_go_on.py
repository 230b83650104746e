# seen in: ngnquanq/credit-risk-ml-system application/feast_repo/repository.py
"""A copy of which the handler says that the program does without it, and one of which it does not."""

import boto3

store = boto3.client("s3")


def apply(registry, bucket):
    try:
        store.put_object(Bucket=bucket, Key="registry", Body=registry.dump())
    except Exception as error:
        print(f"not copied: {error}")
        # Don't fail the whole of it, only warn


def hand_over(model, bucket):
    try:
        store.put_object(Bucket=bucket, Key="model", Body=model.dump())
    except Exception as error:  # expect: MLA102
        print(f"not handed over: {error}")

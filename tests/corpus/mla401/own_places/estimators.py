# seen in: RedLicorice/CryptoML-API app/cryptoml_core/services/model_service.py
"""What one function has put into a bucket, another gets out of it; what others put into theirs is not known."""

import io
import pickle

import boto3
import joblib

s3 = boto3.client("s3")


def keep(estimator, name):
    body = io.BytesIO()
    joblib.dump(estimator, body)
    s3.put_object(Bucket="fitted-estimators", Key=name, Body=body.getvalue())


def kept(name):
    found = s3.get_object(Bucket="fitted-estimators", Key=name)
    return joblib.load(io.BytesIO(found["Body"].read()))  # expect: MLA401 as info


def handed_in(name):
    found = s3.get_object(Bucket="hand-ins", Key=name)
    return pickle.loads(found["Body"].read())  # expect: MLA401 as info


def compare(name):
    return kept(name), handed_in(name)


if __name__ == "__main__":
    print(compare("lanes.pkl"))

# seen in: sai-sujan/Wine-Quality-Prediction---End-to-End-MLOps-Project lambda_handler.py@e0375332776579b7030b8d37fe568c2d4a1079df
"""Files that are fetched first and loaded after."""

import hashlib
import hmac
import io
import os
import pickle
import tempfile
import urllib.request
import zipfile
from pathlib import Path

import boto3
import joblib
import pandas as pd
import requests
from google.cloud import storage
from langchain_community.vectorstores import FAISS

KEY = os.environ["SIGNING_KEY"].encode()
SHA256 = "5c1f0b6f4c3a1d7e9b2a8c6d4e0f1a3b5c7d9e8f6a4b2c0d1e3f5a7b9c8d6e4f"
SOURCE = "https://artifacts.example.org/churn"
s3 = boto3.client("s3")


def from_bucket():
    s3.download_file("freight", "lane/model.pkl", "/tmp/model.pkl")
    with open("/tmp/model.pkl", "rb") as handle:
        return pickle.load(handle)  # expect: MLA401


def through_a_handle():
    with tempfile.NamedTemporaryFile() as handle:
        s3.download_fileobj("freight", "lane/model.pkl", handle)
        return joblib.load(handle.name)  # expect: MLA401


def through_a_response():
    path = Path(tempfile.mkdtemp()) / "model.joblib"
    with open(path, "wb") as handle:
        handle.write(requests.get(SOURCE, timeout=9).content)
    return joblib.load(path)  # expect: MLA401


def _download(prefix: str) -> str:
    folder = tempfile.mkdtemp()
    bucket = storage.Client().bucket("freight")
    bucket.blob(f"{prefix}/index.pkl").download_to_filename(os.path.join(folder, "index.pkl"))
    return folder


def index(prefix: str, encoder):
    return FAISS.load_local(_download(prefix), encoder, allow_dangerous_deserialization=True)  # expect: MLA401


def own_index(encoder):
    return FAISS.load_local("builtin_index", encoder, allow_dangerous_deserialization=True)


class Store:
    def _local(self, key: str) -> str:
        _, path = tempfile.mkstemp()
        s3.download_file("freight", key, path)
        return path

    def estimator(self):
        return joblib.load(self._local("lane/model.joblib"))  # expect: MLA401

    def rows(self):
        return pd.read_parquet(self._local("rows.parquet")), joblib.load("lookup.joblib")


def _get(path: str) -> bytes:
    answer = requests.get(f"{SOURCE}/{path}", timeout=9)
    answer.raise_for_status()
    return answer.content


def released():
    blob = _get("model.joblib")
    if hashlib.sha256(blob).hexdigest() != SHA256:
        raise ValueError("another model")
    return joblib.load(io.BytesIO(blob))


def signed():
    blob = _get("model.joblib")
    mac, body = blob[:32], blob[32:]
    if not hmac.compare_digest(mac, hmac.new(KEY, body, hashlib.sha256).digest()):
        raise ValueError("another model")
    return pickle.loads(body)


def checked_elsewhere():
    path = "/tmp/model.pkl"
    urllib.request.urlretrieve(SOURCE, path)
    verify_checksum(path)
    return pd.read_pickle(path)


def checked_against_itself():
    with zipfile.ZipFile(io.BytesIO(_get("bundle.zip"))) as bundle:
        said = bundle.read("sha256").decode()
        if hashlib.sha256(bundle.read("model.joblib")).hexdigest() != said:
            raise ValueError("damaged")
        return joblib.load(io.BytesIO(bundle.read("model.joblib")))  # expect: MLA401


def published():
    return pd.read_pickle("https://runs.example.org/episodes.pkl")  # expect: MLA401


def own():
    with open("cache.pkl", "wb") as handle:
        handle.write(pickle.dumps({}))
    with open("cache.pkl", "rb") as handle:
        return pickle.load(handle)


def rows():
    s3.download_file("freight", "rows.csv", "/tmp/rows.csv")
    return joblib.load("model.joblib").predict(pd.read_csv("/tmp/rows.csv"))

# seen in: davidefiocco/streamlit-fastapi-model-serving streamlit/ui.py@311c838ba8a974a43cc4c4ccf1b11e254c71c41e, jtayl222/financial-mlops-pytorch scripts/demo/live-dashboard-generator.py@f4cd72c82e945b660798c222655594adeb10eaff, Nipun-Malinga/churn-prediction-system system/backend/airflow/dags/scripts/utils.py
import asyncio
import subprocess

import httpx
import requests
from google.cloud import storage
from mlflow import MlflowClient

PATIENCE = 30_000


def segment(picture):
    return requests.post("http://segments:8000/mask", data=picture, timeout=8000)  # expect: MLA101


def segment_patiently(picture):
    return httpx.post("http://segments:8000/mask", data=picture, timeout=PATIENCE)  # expect: MLA101


def segment_in_parts(picture):
    return requests.post("http://segments:8000/mask", data=picture, timeout=(5, 10000))  # expect: MLA101


def export():
    requests.post("http://segments:8000/export", timeout=3600)  # an hour, and meant so
    requests.post("http://segments:8000/export", timeout=900)
    subprocess.run(["train"], timeout=50000)  # a child process may take a day


class Runs:
    def __init__(self):
        self.client = MlflowClient()

    async def all(self):
        return [run for run in self.client.search_experiments()]

    async def some(self):
        return await asyncio.to_thread(self.client.search_experiments)

    async def none(self):
        return []


class Board:
    def __init__(self):
        self.runs = Runs()

    async def draw(self):
        everything = await asyncio.wait_for(self.runs.all(), timeout=30)  # expect: MLA101
        something = await asyncio.wait_for(self.runs.some(), timeout=30)
        nothing = await asyncio.wait_for(self.runs.none(), timeout=30)  # waits for nothing
        return everything, something, nothing


def segment_slowly(picture):
    return requests.post(
        "http://segments:8000/mask",
        data=picture,
        headers={"Content-Type": "image/png"},
        timeout=12000,  # expect: MLA101
    )


def put_away(bucket, path):
    blob = storage.Client().bucket(bucket).blob(path)
    blob.upload_from_filename(path, timeout=1000000)  # expect: MLA101 as warning
    blob.upload_from_filename(path, timeout=86400)  # a day, for a large file

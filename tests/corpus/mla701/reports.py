# seen in: SkafteNicki/dtu_mlops s8_monitoring/exercise_files/sentiment_monitoring.py@9c805726abacbe1ee8333fe00de0ce2c6740a14c
"""Buckets and reports on the event loop."""

import asyncio

from evidently.report import Report
from fastapi import FastAPI
from google.cloud import storage

app = FastAPI()


@app.get("/report")
async def report():
    bucket = storage.Client().bucket("predictions")
    names = [blob.name for blob in bucket.list_blobs()]  # expect: MLA701
    made = Report(metrics=[])
    made.run(reference_data=None, current_data=names)  # expect: MLA701
    return made.json()


@app.get("/threaded")
async def threaded():
    made = Report(metrics=[])
    await asyncio.to_thread(made.run, reference_data=None, current_data=None)
    return made.json()

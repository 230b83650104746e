# seen in: ngnquanq/credit-risk-ml-system application/feast_repo/stream_processor.py
"""Variables that one program reads with two defaults: the manifest gives the one, and not the other."""

import os

from fastapi import FastAPI

import views

app = FastAPI()
BROKERS = os.getenv("FEED_BROKERS", "broker:29092")


@app.get("/brokers")
def brokers():
    return {"here": BROKERS, "views": views.BROKERS}

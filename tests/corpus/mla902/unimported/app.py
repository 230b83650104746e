# seen in: ngnquanq/credit-risk-ml-system application/frontend/utils.py
"""A name that is read from the environment only where it cannot be imported."""

import os

from fastapi import FastAPI

import stores

try:
    from places import PRICES_URL
except ImportError:
    PRICES_URL = os.getenv("PRICES_URL", "http://localhost:8001")

app = FastAPI()
STORE_URL = os.getenv("STORE_URL", "http://localhost:9001")


@app.get("/places")
def places():
    return {"prices": PRICES_URL, "store": STORE_URL, "other": stores.STORE_URL}

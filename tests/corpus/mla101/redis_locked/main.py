"""A lock says which release is installed, whatever the project admits."""

import os

import redis
from fastapi import FastAPI

app = FastAPI()
cache = redis.from_url(os.environ["CACHE_URL"])  # expect: MLA101 as error


@app.post("/predict")
def predict(key: str):
    return {"label": cache.get(key)}

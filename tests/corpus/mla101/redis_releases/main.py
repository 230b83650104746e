# seen in: sagar431/Auto-mlops automation/full_platform/services/model_api/app.py@196e891c2857d1bb8db090ca248a855d2dbc4952
"""Which release is installed decides whether a silent cache is waited for: what is written decides nothing."""

import os

import redis
from fastapi import FastAPI

app = FastAPI()
cache = redis.from_url(os.environ["CACHE_URL"], decode_responses=True)  # expect: MLA101 as info
told = redis.Redis(host=os.environ["QUOTA_HOST"], socket_timeout=None)  # expect: MLA101 as error


@app.post("/predict")
def predict(key: str):
    told.incr(key)
    return {"label": cache.get(key)}

# a form of: LibreTranslate/LibreTranslate libretranslate/app.py@39429cbe7f27987fc0ba771c4ad060d6321423ff (the sound form)
import hashlib

from fastapi import FastAPI, Request
from prometheus_client import Counter

app = FastAPI(dependencies=[check_key])
ASKED = Counter("asked", "Requests", ["status", "plan", "key"])


@app.middleware("http")
async def count(request: Request, call_next):
    response = await call_next(request)
    short = hashlib.sha256(request.headers.get("x-api-key", "").encode()).hexdigest()
    ASKED.labels(response.status_code, request.state.plan, short).inc()
    return response

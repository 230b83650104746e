# seen in: LibreTranslate/LibreTranslate libretranslate/app.py@39429cbe7f27987fc0ba771c4ad060d6321423ff
from fastapi import FastAPI, Request
from prometheus_client import Counter

app = FastAPI(dependencies=[check_key])
ASKED = Counter("asked", "Requests", ["status", "key"])


@app.middleware("http")
async def count(request: Request, call_next):
    key = request.headers.get("x-api-key", "")
    response = await call_next(request)
    ASKED.labels(response.status_code, key).inc()  # expect: MLA802
    return response

# a form of: LibreTranslate/LibreTranslate libretranslate/app.py@39429cbe7f27987fc0ba771c4ad060d6321423ff
from fastapi import FastAPI, Request
from prometheus_client import Counter

app = FastAPI(dependencies=[check_key])
ASKED = Counter("asked", "Requests", ["status", "address"])


@app.middleware("http")
async def count(request: Request, call_next):
    response = await call_next(request)
    address = request.client.host
    ASKED.labels(response.status_code, address).inc()  # expect: MLA802 info
    return response

# seen in: piyushi-singhal/MLForge-Distributed-ML-Model-Serving-Monitoring-Platform services/prediction-service/app/main.py@68b50fc2fa1faca0197f40612b1e0cb81b1fc800
"""An address under a host of one's own, and one that the request chooses, handed to a helper by a name."""

import httpx
from fastapi import FastAPI

from settings import settings

app = FastAPI()


def fetched(url):
    return httpx.get(url, timeout=5)


@app.get("/versions/{model_id}")
def versions(model_id: str, version: str = ""):
    if version:
        url = f"{settings.MODELS_URL}/models/{model_id}/versions"
    else:
        url = f"{settings.MODELS_URL}/models/{model_id}/active"
    return fetched(url).json()


@app.get("/page")
def page(address_url: str):
    url = f"{address_url}/index.html"
    return fetched(url).text  # expect: MLA406

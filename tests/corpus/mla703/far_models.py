# a form of: a gateway whose routes ask a model server over HTTP, by an address of its own
import os

import httpx
import requests
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
MODEL_URL = os.getenv("MODEL_URL", "http://fares:8080")


class Ride(BaseModel):
    distance: float


@app.post("/alerts")
def alert(ride: Ride):
    requests.post(os.environ["SLACK_WEBHOOK_URL"], json={"text": str(ride.distance)}, timeout=3)
    requests.post(f"{MODEL_URL}/reload", timeout=3)
    return {"told": True}


@app.post("/fares")  # expect: MLA703
async def fare(ride: Ride):
    async with httpx.AsyncClient(timeout=3) as client:
        answer = await client.post(f"{MODEL_URL}/v1/models/fare:predict", json={"instances": [[ride.distance]]})
    answer.raise_for_status()
    return answer.json()

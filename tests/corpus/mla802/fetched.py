# seen in: 1517005260/Agentic-Insurance src/ingestion/paddle_ocr/client.py
"""An address goes by the name of what a request carries; the other holds what somebody sent."""

import logging

import requests
from fastapi import FastAPI

logger = logging.getLogger(__name__)
session = requests.Session()
app = FastAPI()


def image(payload):
    answer = session.get(payload, timeout=15)
    if answer.status_code != 200:
        logger.warning("could not fetch %s (status %d)", payload, answer.status_code)
        return None
    return answer.content


def send(payload):
    answer = session.post("https://ocr.internal/read", json=payload, timeout=15)
    if answer.status_code != 200:
        logger.warning("could not read %s", payload)  # expect: MLA802
    return answer.content


@app.post("/read")
def read(body: dict[str, str]) -> str:
    return send({"picture": image(body["address"])}).decode()

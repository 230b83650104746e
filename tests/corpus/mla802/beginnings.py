# seen in: blacki0214/Credit-Scoring credit-scoring-api/app/core/security.py
"""So much of a key that it is told, and addresses that a password was put into."""

import logging

import mlflow
from fastapi import FastAPI, Header, HTTPException

from settings import HOST, PASSWORD, USER, settings

app = FastAPI()
logger = logging.getLogger(__name__)

place = f"https://{USER}:{PASSWORD}@{HOST}/mlflow"
logger.info("tracking at %s", place)  # expect: MLA802
mlflow.set_tracking_uri(place)
shown = f"https://{HOST}:{settings.port}/mlflow"
logger.info("tracking at %s", shown)


@app.post("/predict")
def predict(row: list[float], api_key: str = Header()):
    if api_key != settings.API_KEY:
        logger.warning(f"not a key: {api_key[:10]}...")  # expect: MLA802 as info
        raise HTTPException(401)
    logger.info("asked with the key that ends in %s", api_key[-4:])
    logger.info("asked with a key of the kind %s", api_key[:3])
    return row


@app.post("/explain")
def explain(row: list[float], access_token: str = Header()):
    logger.info(f"asked with {access_token[:20]}..." if len(access_token) > 30 else f"asked with {access_token}")  # expect: MLA802 as warning
    logger.info("asked by a caller" if access_token else "asked by nobody")
    return row


class Caller:
    def __init__(self, base, token):
        self.base, self.token = base, token
        logger.info(f"signed in: {token[:20]}...{token[-10:]}")  # expect: MLA802 as info
        logger.info(f"signed in with {token[-4:]}")


@app.get("/which-key")
def which_key():
    return {"key": f"{API_KEY[:12]}...", "set": bool(API_KEY)}  # expect: MLA802


@app.get("/has-key")
def has_key():
    return {"set": bool(API_KEY), "end": API_KEY[-4:]}


@app.get("/ends")
def ends(api_key: str = Header()):
    logger.info("key %s...%s", api_key[:7], api_key[-4:])  # expect: MLA802 as info
    logger.info("key ...%s", api_key[-10:])  # expect: MLA802 as info
    logger.info("key %s...%s", api_key[:3], api_key[-4:])
    logger.info("key ...%s", api_key[-4:])


@app.get("/unknown")
def unknown(api_key: str = Header()):
    if known(api_key) is None:
        logger.warning("no such key", extra={"starts": api_key[:16]})  # expect: MLA802 as info
        logger.warning("no such key: %s, or %s", api_key[:16], api_key)  # expect: MLA802 as warning
        raise ValueError(f"not a key: {api_key[:16]}")  # expect: MLA802 as info
    return api_key

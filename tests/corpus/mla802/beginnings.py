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
        logger.warning(f"not a key: {api_key[:10]}...")  # expect: MLA802
        raise HTTPException(401)
    logger.info("asked with the key that ends in %s", api_key[-4:])
    logger.info("asked with a key of the kind %s", api_key[:3])
    return row

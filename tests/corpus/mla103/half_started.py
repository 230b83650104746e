# seen in: F-major7/production-ml-api api/main.py
"""A start that goes on whatever fails."""

import logging
from contextlib import asynccontextmanager

from fastapi import FastAPI

from .models import Sentiment, settings

app = FastAPI()


@app.on_event("startup")
async def start():
    try:
        first = Sentiment.get_model("v1")
        logging.info("loaded: %s", first.is_loaded)
    except Exception as error:  # expect: MLA103 as info
        logging.error("the start failed: %s", error)


@app.on_event("startup")
async def strict():
    try:
        Sentiment.get_model("v1")
    except Exception:
        logging.exception("the start failed")
        raise


@app.on_event("startup")
async def other():
    try:
        settings.announce()
    except Exception as error:
        logging.error("nobody was told: %s", error)


@app.on_event("shutdown")
async def stop():
    try:
        Sentiment.get_model("v1").close()
    except Exception as error:
        logging.error("the stop failed: %s", error)


@asynccontextmanager
async def lifespan(app):
    yield
    try:
        Sentiment.model.close()
    except Exception as error:
        logging.error("the end failed: %s", error)

# seen in: Azziz14/Disease-Prediction-and-Validation backend/utils/db.py
"""An address of a database that the settings hold, logged under a plain name."""

import logging
import os

from fastapi import FastAPI
from pymongo import MongoClient

from settings import Config

app = FastAPI()
logger = logging.getLogger(__name__)


@app.on_event("startup")
def connect(uri: str = ""):
    uri = uri or Config.MONGODB_URI
    app.state.client = MongoClient(uri, serverSelectionTimeoutMS=5000)
    logger.info("connected to %s", uri)  # expect: MLA802 as warning


@app.on_event("startup")
def connect_otherwise():
    url = os.getenv("DATABASE_URL")
    app.state.other = MongoClient(url)
    logger.info("connected to %s", url)  # expect: MLA802 as warning


@app.on_event("startup")
def tell(url: str = ""):
    url = url or Config.DOCS_URL
    logger.info("documents at %s", url)

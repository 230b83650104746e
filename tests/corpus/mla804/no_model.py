import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


@app.get("/users")
def users():
    logger.info("listing")
    return []

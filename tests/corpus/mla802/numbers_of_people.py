import logging

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
logger = logging.getLogger(__name__)


class Phone(BaseModel):
    country: str
    digits: str


@app.post("/call")
def call(candidate: dict):
    logger.info("calls %s", candidate["phone"])  # expect: MLA802 as warning
    return True

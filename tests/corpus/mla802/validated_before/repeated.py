# a form of: validation errors of Pydantic 1, whose text says which field does not fit, and not what was in it
import logging

from fastapi import FastAPI
from pydantic import BaseModel, ValidationError

app = FastAPI()
logger = logging.getLogger(__name__)


class Notes(BaseModel):
    bars: list[str]


@app.post("/notes")
def notes(fields: dict):
    try:
        return Notes(**fields)
    except ValidationError as error:
        logger.error("no notes: %s", error)

# seen in: dakshvanshaj/flights-price-prediction-mlops src/prediction_server/main.py
"""A body whose model holds figures, dates and choices alone, and bodies that are about somebody."""

import logging

from fastapi import Depends, FastAPI

from .accounts import signed_in
from .kinds import Crossing, Letter, Trip

app = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/crossing")
def crossing(request_body: Crossing):
    logger.info("asked for %s", request_body.model_dump())  # expect: MLA802 as info
    return {"ok": True}


@app.post("/crossings")
def crossings(given: Crossing):
    logger.info("asked for %s", given)  # expect: MLA802 as info
    return {"ok": True}


@app.post("/trip")
def trip(request_body: Trip):
    logger.info("asked for %s", request_body.model_dump())  # expect: MLA802 as warning
    return {"ok": True}


@app.post("/letter")
def letter(request_body: Letter, sender: Letter = Depends(signed_in)):
    logger.info("asked by %s", sender)
    logger.info("asked for %s", request_body.model_dump())  # expect: MLA802 as warning
    return {"ok": True}

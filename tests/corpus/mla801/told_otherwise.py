# seen in: AnhPhiNe/student-handbook-rag-chatbot src/api/langfuse_helper.py@35a014da56378913d8c18cc233ae57e99d680d7c
"""Failures that are logged or raised beside a print, and prints of what was sent."""

import logging
import os
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI, HTTPException

from buoys import load_buoys, send

logger = logging.getLogger(__name__)
router = APIRouter()
IS_DEV = os.getenv("STAGE") == "development"


@asynccontextmanager
async def lifespan(app: FastAPI):
    try:
        app.state.buoys = load_buoys()
        print("loaded")
    except FileNotFoundError as error:
        print(f"no buoys: {error}")
        raise
    yield


app = FastAPI(lifespan=lifespan)


@router.post("/send")
def send_all(words: str):
    print("sending")  # expect: MLA801 as info
    try:
        return send(words)
    except OSError as error:
        logger.warning("not sent: %s", error)
        print(f"not sent: {error}")


@router.post("/send-on")
def send_on(words: str):
    print("sending on")  # expect: MLA801 as info
    try:
        return send(words)
    except OSError as error:
        logger.info("sending again: %s", words)
        print(f"not sent on: {error}")  # expect: MLA801 as info
        raise HTTPException(502) from error


@router.post("/mail")
def mail(words: str):
    if IS_DEV:
        print(f"mail: {words}")  # expect: MLA801 as info
    return send(words)


def tell_all(words: str):
    print(f"told: {words}")  # expect: MLA801 as info
    try:
        return send(words)
    except OSError as error:
        print(f"not told: {error}")
        return None


app.include_router(router)

# seen in: ktnsh24/rag-chatbot src/main.py@46965503f6810b06848ed439b67af01fae727830
"""Guards that are None where they could not be made."""

import logging
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException

from kitchen.guards import Censor, Greeter, make_guardrails

log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(app: FastAPI):
    try:
        guardrails = make_guardrails("strict")
        app.state.guardrails = guardrails
        log.info("guarded")
    except Exception as error:  # expect: MLA110 warning
        log.error("no guardrails: %s", error)
        app.state.guardrails = None
    try:
        app.state.moderator = Censor("en")
    except Exception as error:
        log.error("no moderator: %s", error)
        app.state.moderator = None
    try:
        app.state.greeter = Greeter()
    except Exception as error:
        log.error("nobody greets: %s", error)
        app.state.greeter = None
    try:
        app.state.injection_filter = Censor("sql")
    except Exception as error:
        log.error("no filter: %s", error)
        raise
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/recipes")
def recipe(wish: str):
    if app.state.moderator is None:
        raise HTTPException(503, "nobody can look at it")
    if app.state.guardrails is None:
        return wish
    return app.state.guardrails.check(app.state.moderator.check(wish))

# seen in: ktlarc0719/logo-detection-api src/core/detection_engine.py@0cbfe5c27404d59fecb215f8aa85e1b16acd1b75
"""A getter of what another function has made at the start, and one of what nothing has made before the first request."""

from contextlib import asynccontextmanager

from fastapi import FastAPI

from engine import get_engine, get_other, initialize_engine


@asynccontextmanager
async def lifespan(app):
    initialize_engine()
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/health")
async def health():
    return {"ready": get_engine() is not None}


@app.get("/health/other")
async def health_of_other():
    return {"ready": get_other() is not None}  # expect: MLA701

"""The app."""

from contextlib import asynccontextmanager

from fastapi import FastAPI
from service import Drift

drift = Drift()


@asynccontextmanager
async def lifespan(app):
    await drift.open()
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/drift")
async def report():
    return (await drift.compare()).to_dict()

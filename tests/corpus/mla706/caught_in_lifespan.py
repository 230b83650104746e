# a form of: a lifespan that goes on where a model could not be loaded
import logging
from contextlib import asynccontextmanager

import joblib
from fastapi import FastAPI, HTTPException

models = {"rank": None}


def load(name):
    models[name] = joblib.load(f"models/{name}.joblib")


@asynccontextmanager
async def lifespan(app):
    try:
        load("rank")
    except Exception as error:
        logging.error("no ranker: %s", error)
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/rank")
def rank(texts: list[str]):
    return models["rank"].predict(texts)


@app.get("/health")
def health():  # expect: MLA706 as info
    return {"status": "healthy"}


@app.get("/live")
def live():
    return {"status": "healthy"}


@app.get("/ready")
def ready():
    if models["rank"] is None:
        raise HTTPException(503, "no ranker")
    return {"status": "ready"}

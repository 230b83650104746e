# a form of: a model in a dict of the module, whose file may be missing at the start
"""Whoever reads the one entry refuses without it; the other is asked as if it were there."""

import os
from contextlib import asynccontextmanager

import joblib
from fastapi import FastAPI, HTTPException

CHURN = os.environ["CHURN_MODEL"]
VALUE = os.environ["VALUE_MODEL"]
models = {}
others = {}


@asynccontextmanager
async def lifespan(app: FastAPI):
    if not os.path.exists(CHURN):
        print("no churn model at", CHURN)  # expect: MLA103 as info
    else:
        models["churn"] = joblib.load(CHURN)
    if not os.path.exists(VALUE):
        print("no value model at", VALUE)  # expect: MLA103 as warning
    else:
        others["value"] = joblib.load(VALUE)
    yield
    models.clear()


app = FastAPI(lifespan=lifespan)


@app.get("/health")
def health():
    churn = models.get("churn")
    return {"loaded": churn is not None, "status": "ok" if churn else "degraded"}


@app.post("/churn")
def churn(rows: list[float]):
    known = models.get("churn")
    if not known:
        raise HTTPException(503, "no model")
    return {"score": float(known.predict_proba([rows])[0, 1])}


@app.post("/value")
def value(rows: list[float]):
    known = others.get("value")
    return {"value": float(known.predict([rows])[0])}

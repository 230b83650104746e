# seen in: rocklambros/mlops-toxic-moderation backend/app.py
"""A probe that hangs on the store and on whether a model is there, which starts without one."""
from contextlib import asynccontextmanager
from pathlib import Path

import joblib
from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError
from store import session

MODELS = {}


@asynccontextmanager
async def lifespan(app: FastAPI):
    if Path("model.joblib").exists():
        MODELS["net"] = joblib.load("model.joblib")
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/health")
def health():
    database = "ok"
    try:
        session.execute("select 1")
    except SQLAlchemyError:
        database = "degraded"
    return {"status": "ok" if database == "ok" and len(MODELS) > 0 else "degraded"}  # expect: MLA706 as warning


@app.post("/predict")
def predict(row: list[float]):
    return float(MODELS["net"].predict([row])[0])

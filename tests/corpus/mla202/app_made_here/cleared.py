from contextlib import asynccontextmanager

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

STATE = {"model": None}


@asynccontextmanager
async def lifespan(app):
    STATE["model"] = joblib.load("ride.joblib")
    yield
    STATE["model"] = None


app = FastAPI(lifespan=lifespan)


class Ride(BaseModel):
    distance: float
    hour: int


def held():
    model = STATE["model"]
    if model is None:
        raise RuntimeError("not ready")
    return model


@app.post("/cleared")
def ride(asked: Ride):
    return float(held().predict(pd.DataFrame([asked.model_dump()]))[0])  # expect: MLA202

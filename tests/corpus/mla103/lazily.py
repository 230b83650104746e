# seen in: sadik-coban/car-price-prediction-pipeline api/main.py@7b1bf25e6ce760df7935ff9ded3e5f2139db3bfb
"""Models that are loaded ahead where that works, and at the first request where not."""

from contextlib import asynccontextmanager

import joblib
from fastapi import FastAPI, HTTPException

models = {}


@asynccontextmanager
async def lifespan(app):
    try:
        name = "newest"
        models[name] = joblib.load(f"{name}.joblib")
    except Exception as error:
        print("it is loaded at the first request:", error)
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/predict/{name}")
def predict(name: str, row: list[float]):
    if name not in models:
        try:
            models[name] = joblib.load(f"{name}.joblib")
        except Exception as error:
            raise HTTPException(500, "no such model") from error
    return {"price": float(models[name].predict([row])[0])}

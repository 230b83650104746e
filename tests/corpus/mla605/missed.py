# seen in: alanconqrepo/predictml-api src/services/model_service.py
"""What a store did not have is loaded and put there. The next request reads it there."""

import io

import joblib
import redis
from fastapi import FastAPI

app = FastAPI()
store = redis.Redis()


def unpacked(held):
    return joblib.load(io.BytesIO(held))


def model_of(name):
    key = f"model:{name}"
    held = store.get(key)
    if held:
        return unpacked(held)
    with open("fares_model.pkl", "rb") as file:
        packed = file.read()
    model = joblib.load(io.BytesIO(packed))  # expect: MLA605 as info
    store.setex(key, 600, packed)
    return model


def other_model(name):
    key = f"other:{name}"
    held = store.get(key)
    if held:
        return held
    model = joblib.load("other_model.pkl")  # expect: MLA605 as error
    store.setex("last", 600, name)
    return model


@app.get("/fares")
def fares(row: float):
    return model_of("fares").predict([[row]])


@app.get("/rides")
def rides(row: float):
    return other_model("rides").predict([[row]])

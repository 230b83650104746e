"""Loaded once, in four ways."""

from functools import lru_cache

import joblib
import litserve
from fastapi import Depends, FastAPI

app = FastAPI()


@lru_cache(maxsize=1)
def model():
    return joblib.load("model.joblib")


class Holder:
    def __init__(self):
        self.model = None

    def ready(self):
        if self.model is not None:
            return self.model
        self.model = joblib.load("model.joblib")
        return self.model


holder = Holder()


class Api(litserve.LitAPI):
    def setup(self, device):
        self.model = joblib.load("model.joblib")

    def predict(self, row):
        return self.model.predict([row])


@app.post("/predict")
def predict(row: list[float], scorer=Depends(model)):
    return scorer.predict([row]).tolist()


@app.post("/held")
def held(row: list[float]):
    return holder.ready().predict([row]).tolist()

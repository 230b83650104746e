"""Loaded once, in four ways."""

import os
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


class Engine:
    def __init__(self):
        self.model = None
        self.is_ready = False

    def load(self):
        self.model = joblib.load("model.joblib")
        self.is_ready = True
        return True

    def score(self, row):
        if not self.is_ready and not self.load():
            raise RuntimeError("no model")
        return self.model.predict([row])


engine = Engine()
second = None


def get_second():
    global second
    if second is None:
        if os.path.exists("second.joblib"):
            try:
                second = joblib.load("second.joblib")
            except OSError as error:
                raise RuntimeError("no second model") from error
    return second


@app.post("/score")
def score(row: list[float]):
    return engine.score(row).tolist()


@app.post("/second")
def score_second(row: list[float]):
    return get_second().predict([row]).tolist()

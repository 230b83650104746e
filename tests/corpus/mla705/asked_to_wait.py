# seen in: RedLicorice/CryptoML-API app/cryptoml_api/endpoints/api/tuning.py
"""A queue is given the work unless the request asks to wait for it, or, below, unless it asks not to."""

from typing import Optional

from fastapi import FastAPI
from sklearn.ensemble import RandomForestClassifier
from tasks import refit

app = FastAPI()


def fit_now(rows, labels):
    model = RandomForestClassifier()
    model.fit(rows, labels)  # expect: MLA705 as info
    return model


def fit_at_once(rows, labels):
    model = RandomForestClassifier()
    model.fit(rows, labels)  # expect: MLA705 as error
    return model


@app.post("/models/{name}/fit")
def fit(name: str, rows: list[list[float]], labels: list[int], sync: Optional[bool] = False):
    if sync:
        fit_now(rows, labels)
        return {"done": True}
    return {"job": refit.delay(rows, labels).id}


@app.post("/models/{name}/refit")
def fit_again(name: str, rows: list[list[float]], labels: list[int], wait: bool = True):
    if wait:
        fit_at_once(rows, labels)
        return {"done": True}
    return {"job": refit.delay(rows, labels).id}

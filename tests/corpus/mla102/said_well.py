# a form of: answers that call a failure a success, and values that only look like another way
import joblib
import numpy as np
import sentry_sdk
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


class Answer(BaseModel):
    label: str
    score: float
    status: str = "ok"


@app.post("/label")
def label(values: list[float]):
    try:
        return Answer(label="good", score=float(model.predict([values])[0]))
    except Exception as error:  # expect: MLA102
        print(error)
        return Answer(label="normal", score=0.0, status="ok")


@app.post("/kept")
def kept(values: list[float]):
    try:
        found = model.predict([values])[0]
    except Exception as error:  # expect: MLA102
        sentry_sdk.capture_exception(error)
        found = 0
    return {"label": int(found)}


@app.post("/rows")
def rows(values: list[float]):
    try:
        found = model.predict([values])
    except Exception:  # expect: MLA102
        found = np.array([0.0])
    return {"rows": found.tolist()}


@app.post("/told")
def told(values: list[float]):
    try:
        return Answer(label="good", score=float(model.predict([values])[0]))
    except Exception:
        return Answer(label="none", score=0.0, status="failed")


@app.post("/flagged")
def flagged(values: list[float]):
    worked = {"ok": True}
    try:
        found = float(model.predict([values])[0])
    except Exception:
        worked["ok"] = False
        found = 0.0
    return {"found": found, **worked}


@app.post("/other")
def other(values: list[float]):
    try:
        found = float(model.predict([values])[0])
    except Exception:
        found = float(by_rule(values))
    return {"found": found}


def by_rule(values: list[float]) -> float:
    return values[0] * 0.4 + 1.0

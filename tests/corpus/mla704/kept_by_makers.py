# seen in: HwangChulHee/sepsis-mlops src/sepsis/serve/xgb_app.py@f727126a087828ed028d4d373f33ebae2e2ef5b2
"""What the function that makes an app holds, and a log that is shown by its last entries."""

from collections import deque

import joblib
from fastapi import FastAPI
from pydantic import BaseModel

model = joblib.load("ward.joblib")


class Reading(BaseModel):
    bed: str
    pulse: float


class Asked:
    def __init__(self):
        self.entries = []

    def count_call(self, bed):
        self.entries.append({"bed": bed})  # expect: MLA704

    def last(self):
        return self.entries[-10:]


class Latest:
    def __init__(self):
        self.entries = []

    def count_call(self, bed):
        self.entries.append({"bed": bed})
        self.entries[:] = self.entries[-10:]


asked = Asked()
latest = Latest()


def build_app():
    app = FastAPI()
    beds: dict[str, deque] = {}
    wards: dict[str, float] = {}

    @app.post("/predict")
    def predict(reading: Reading):
        asked.count_call(reading.bed)
        latest.count_call(reading.bed)
        held = beds.get(reading.bed)
        if held is None:
            held = deque(maxlen=8)
            beds[reading.bed] = held  # expect: MLA704
        held.append(reading.pulse)
        return {"score": float(model.predict([[sum(held)]])[0])}

    @app.post("/predict/once")
    def predict_once(reading: Reading):
        wards[reading.bed] = reading.pulse
        score = float(model.predict([[reading.pulse]])[0])
        wards.pop(reading.bed)
        return {"score": score}

    return app


app = build_app()

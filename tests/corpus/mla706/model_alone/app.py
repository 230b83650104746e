# seen in: DuqueOM/ML-MLOps-Portfolio CarVision-Market-Intelligence/app/fastapi_app.py
"""A loader that goes on without a file, and a probe that tells so in its body alone."""

from pathlib import Path

import joblib
from fastapi import FastAPI


class Holder:
    def __init__(self):
        self.net = None

    def load(self):
        path = Path("net.joblib")
        if not path.exists():
            return
        self.net = joblib.load(path)


app = FastAPI()
holder = Holder()


@app.on_event("startup")
def begin():
    holder.load()


@app.get("/health")
async def health():
    if not holder.net:
        return {"status": "unhealthy"}  # expect: MLA706 as warning
    return {"status": "ok"}


@app.post("/predict")
def predict(row: list[float]):
    return float(holder.net.predict([row])[0])

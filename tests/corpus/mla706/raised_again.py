# a form of: a start that says why it failed, and ends
import logging
import sys

import onnxruntime
from fastapi import FastAPI

app = FastAPI()

try:
    session = onnxruntime.InferenceSession("net.onnx")
except Exception:
    logging.exception("no model")
    sys.exit(1)


@app.get("/ready")
def ready():
    return {"status": "ready"}


@app.post("/predict")
def predict(row: list[float]):
    return session.run(None, {"x": [row]})[0].tolist()

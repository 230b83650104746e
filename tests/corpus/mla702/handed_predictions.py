# seen in: roboflow/inference development/workflows_examples/video_analysis/webhook_server.py@3bb973b5ca52076a167d39e22853686fe85138c3
"""Whoever sends what was predicted, runs no model; who logs it, neither."""

import logging

import cv2
import numpy as np
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/sink/labelling")
async def handle_image_and_predictions(sent: Request):
    data = await sent.json()
    image = cv2.imdecode(np.frombuffer(data["image"].encode(), dtype=np.uint8), cv2.IMREAD_COLOR)
    logging.info("image of %s with %d boxes", image.shape, len(data["predictions"]["boxes"]))
    return {"status": "ok"}


@app.post("/embed")
def embed(body: dict):
    logging.debug("nothing is embedded yet")
    return {}

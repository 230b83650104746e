"""Handlers."""

import io

import joblib
from fastapi import File, UploadFile
from PIL import Image

model = joblib.load("faces.joblib")


async def judge(picture: UploadFile = File(...)):
    return {"real": float(model.predict(Image.open(io.BytesIO(await picture.read())))[0])}


async def alive():
    return {"status": "alive"}

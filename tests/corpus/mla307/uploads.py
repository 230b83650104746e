# seen in: lukas-blecher/LaTeX-OCR pix2tex/api/app.py@f0269de46ed87c6dde917a3b8b95d9e3ced7cd5f
"""Uploads that are opened as an image or a recording: whatever is none is a 500."""

import io

import cv2
import librosa
import numpy as np
import torch
from fastapi import FastAPI, File, HTTPException, UploadFile
from PIL import Image, UnidentifiedImageError

app = FastAPI()
model = torch.jit.load("leaves.pt")


def to_batch(data):
    image = Image.open(io.BytesIO(data)).convert("RGB").resize((224, 224))
    return torch.from_numpy(np.asarray(image, dtype="float32"))[None]


def readable(data):
    try:
        return Image.open(io.BytesIO(data)).convert("RGB")
    except UnidentifiedImageError as error:
        raise HTTPException(422, "no image") from error


@app.post("/predict/")
async def predict(photo: UploadFile = File(...)):
    image = Image.open(photo.file)  # expect: MLA307
    return model(image)


@app.post("/predict/bytes")
async def predict_bytes(photo: bytes = File(...)):
    image = Image.open(io.BytesIO(photo))  # expect: MLA307
    return model(image)


@app.post("/predict/helped")
async def predict_helped(photo: UploadFile):
    return model(to_batch(await photo.read()))  # expect: MLA307


@app.post("/predict/handed")
def predict_handed(photo: bytes = File(...)):  # expect: MLA307
    return model(to_batch(photo))


@app.post("/predict/array")
async def predict_array(photo: UploadFile):
    pixels = np.frombuffer(await photo.read(), np.uint8)
    frame = cv2.imdecode(pixels, cv2.IMREAD_COLOR)  # expect: MLA307
    return model(torch.from_numpy(frame))


@app.post("/predict/array/known")
async def predict_known_array(photo: UploadFile):
    frame = cv2.imdecode(np.frombuffer(await photo.read(), np.uint8), cv2.IMREAD_COLOR)
    if frame is None:
        raise HTTPException(422, "no image")
    return model(torch.from_numpy(frame))


@app.post("/predict/sound")
async def predict_sound(sound: UploadFile):
    wave, _ = librosa.load(io.BytesIO(await sound.read()), sr=16000)  # expect: MLA307
    return model(torch.from_numpy(wave))


@app.post("/predict/caught")
async def predict_caught(photo: UploadFile):
    try:
        image = Image.open(photo.file)
    except UnidentifiedImageError:
        raise HTTPException(400, "no image") from None
    return model(image)


@app.post("/predict/typed")
async def predict_typed(photo: UploadFile):
    if photo.content_type not in ("image/jpeg", "image/png"):
        raise HTTPException(415, "JPEG or PNG")
    return model(to_batch(await photo.read()))


@app.post("/predict/readable")
async def predict_readable(photo: UploadFile):
    return model(readable(await photo.read()))


@app.post("/thumbnail")
async def thumbnail(photo: UploadFile):
    return Image.open(photo.file).size

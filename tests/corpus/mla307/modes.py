# seen in: sayakpaul/ml-deployment-k8s-fastapi api/utils.py@55b690520b943bf39dbb02a7f28fc1aba781e945
"""Pictures that become arrays in the mode that they were sent with."""

import io

import numpy as np
import onnxruntime
from fastapi import FastAPI, HTTPException, UploadFile
from PIL import Image

app = FastAPI()
session = onnxruntime.InferenceSession("leaves.onnx")


@app.post("/leaves")
async def leaves(photo: UploadFile):
    pixels = np.asarray(Image.open(io.BytesIO(await photo.read())), dtype="float32")  # expect: MLA307 as warning
    return {"leaf": int(session.run(None, {"x": pixels[None]})[0].argmax())}


@app.post("/leaves/small")
async def small_leaves(photo: UploadFile):
    try:
        picture = Image.open(photo.file)  # expect: MLA307 as warning
    except OSError as error:
        raise HTTPException(422, "no picture") from error
    pixels = np.array(picture.resize((64, 64)), dtype="float32")
    return {"leaf": int(session.run(None, {"x": pixels[None]})[0].argmax())}


@app.post("/leaves/refused")
async def refused(photo: UploadFile):
    try:
        picture = Image.open(photo.file)
    except OSError as error:
        raise HTTPException(422, "no picture") from error
    if picture.mode != "RGB":
        raise HTTPException(422, "three channels are needed")
    return {"leaf": int(session.run(None, {"x": np.array(picture)[None]})[0].argmax())}


@app.post("/sizes")
async def sizes(photo: UploadFile):
    try:
        picture = Image.open(photo.file)
    except OSError as error:
        raise HTTPException(422, "no picture") from error
    return {"size": picture.size, "bytes": len(np.array(picture).tobytes())}

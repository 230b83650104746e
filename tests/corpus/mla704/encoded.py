# seen in: Yasser5711/Pneumonia IA/server.py@582f0ce73b3a497f6d0bbd34d000d02e303128c2
"""A file that travels as text, by what is done with it."""

import base64
import io

from fastapi import FastAPI, HTTPException
from keras.models import load_model
from PIL import Image
from pydantic import BaseModel, Field

app = FastAPI()
network = load_model("lungs.keras")


class Scan(BaseModel):
    data: str  # expect: MLA704
    note: str


class SmallScan(BaseModel):
    data: str = Field(max_length=8_000_000)


@app.post("/predict")
def predict(scan: Scan):
    encoded = scan.data
    if "," in encoded:
        encoded = encoded.split(",")[1]
    picture = Image.open(io.BytesIO(base64.b64decode(encoded)))
    return {"score": float(network.predict(picture)[0][0])}


@app.post("/predict-small")
def predict_small(scan: SmallScan):
    picture = Image.open(io.BytesIO(base64.b64decode(scan.data)))
    return {"score": float(network.predict(picture)[0][0])}

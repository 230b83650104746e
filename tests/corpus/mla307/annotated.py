# a form of: what comes in from outside, held under names with annotations
import io
from typing import Any

import numpy as np
import requests
from fastapi import FastAPI, UploadFile
from PIL import Image

app = FastAPI()


@app.post("/crop")
def crop_of(rain: float):
    answer: requests.Response = requests.post("http://crops/predict", json={"rain": rain}, timeout=5)  # expect: MLA307
    return answer.json()["crop"]


@app.post("/checked")
def checked_crop_of(rain: float):
    answer: requests.Response = requests.post("http://crops/predict", json={"rain": rain}, timeout=5)
    answer.raise_for_status()
    return answer.json()["crop"]


@app.post("/leaf")
def leaf(photo: UploadFile):
    picture: Any = Image.open(io.BytesIO(photo.file.read()))  # expect: MLA307
    pixels: np.ndarray = np.asarray(picture)
    return {"leaf": int(model.predict(pixels)[0])}

import numpy as np
import tensorflow as tf
from fastapi import FastAPI, UploadFile
from PIL import Image

app = FastAPI()
model = tf.keras.models.load_model("moths.keras")


def read(file):
    return np.array(Image.open(file.file).convert("RGB").resize((64, 64)))


def hidden(picture, part):
    mask = np.zeros(picture.shape)
    mask[part:] = 1
    return picture * mask


@app.post("/moth")
def moth(file: UploadFile):
    picture = read(file) / 255.0
    without = [model.predict(hidden(picture, part)[None]).argmax() for part in (16, 32)]
    return {"moth": int(model.predict(picture[None]).argmax()), "without": without}


@app.post("/moth/fast")
def moth_fast(file: UploadFile):
    return int(model.predict(read(file)[None]).argmax())  # expect: MLA202

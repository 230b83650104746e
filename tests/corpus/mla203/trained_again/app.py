import io

import keras
import numpy as np
from again import add_route
from fastapi import FastAPI, UploadFile
from PIL import Image

app = FastAPI()
model = None


def load():
    global model
    model = keras.models.load_model("leaves_model.keras")


@app.on_event("startup")
def start():
    load()


@app.post("/leaf")
def leaf(file: UploadFile):
    picture = Image.open(io.BytesIO(file.file.read())).convert("RGB").resize((256, 256))
    return int(model.predict(np.expand_dims(np.array(picture) / 255.0, 0)).argmax())


add_route(app, model)

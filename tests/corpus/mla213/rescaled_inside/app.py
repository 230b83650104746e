import io

import numpy as np
import tensorflow as tf
from fastapi import FastAPI, UploadFile
from PIL import Image

app = FastAPI()
model = tf.keras.models.load_model("leaves.keras")


@app.post("/leaf")
def leaf(file: UploadFile):
    image = Image.open(io.BytesIO(file.file.read())).convert("RGB").resize((128, 128))
    x = np.asarray(image, dtype="float32") / 255.0  # expect: MLA213
    return {"ill": float(model.predict(x[None])[0][0])}


@app.post("/leaf/raw")
def leaf_raw(file: UploadFile):
    image = Image.open(io.BytesIO(file.file.read())).convert("RGB").resize((128, 128))
    return {"ill": float(model.predict(np.asarray(image, dtype="float32")[None])[0][0])}  # ok: the model scales them

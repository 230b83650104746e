import numpy as np
import tensorflow as tf
from flask import Flask, request
from PIL import Image

app = Flask(__name__)
model = tf.keras.models.load_model("spectra.keras")


@app.post("/day")
def day():
    picture = np.asarray(Image.open(request.files["day"]).resize((64, 64)))
    return {"quake": float(model.predict(picture[None] / 255.0)[0][0])}  # ok: the names of files are no input


@app.post("/day/raw")
def day_raw():
    picture = np.asarray(Image.open(request.files["day"]).resize((64, 64)))
    return {"quake": float(model.predict(picture[None])[0][0])}  # expect: MLA202

import cv2
import numpy as np
import tensorflow as tf
from flask import Flask, request

app = Flask(__name__)
sequence = tf.keras.models.load_model("sequence.h5")
filled = tf.keras.models.load_model("filled.h5")
yielded = tf.keras.models.load_model("yielded.h5")
generated = tf.keras.models.load_model("generated.h5")
published = tf.keras.models.load_model("published.h5")


def picture(size):
    return cv2.resize(cv2.imdecode(np.frombuffer(request.data, np.uint8), cv2.IMREAD_COLOR), (size, size))[None]


@app.post("/sequence")
def from_sequence():
    x = picture(200)
    return {"cat": float(sequence.predict(x)[0][0]), "same": float(sequence.predict(x / 255.0)[0][0])}  # expect: MLA202


@app.post("/filled")
def from_filled():
    return {"cat": float(filled.predict(picture(64))[0][0])}  # expect: MLA202


@app.post("/filled/same")
def from_filled_same():
    return {"cat": float(filled.predict(picture(64) / 255.0)[0][0])}  # ok: as in training


@app.post("/yielded")
def from_yielded():
    return {"cat": float(yielded.predict(picture(96))[0][0])}  # expect: MLA202


@app.post("/generated")
def from_generated():
    return {"cat": float(generated.predict(picture(96))[0][0])}  # expect: MLA202


@app.post("/generated/same")
def from_generated_same():
    return {"cat": float(generated.predict((picture(96) - 127.5) / 127.5)[0][0])}  # ok: the same in other words


@app.post("/published")
def from_published():
    return {"cat": float(published.predict(picture(150))[0][0])}  # expect: MLA202

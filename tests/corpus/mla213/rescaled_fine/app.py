import numpy as np
import tensorflow as tf
from flask import Flask, jsonify, request
from PIL import Image, ImageOps
from train import by_one

app = Flask(__name__)
model = tf.keras.models.load_model("birds.keras")
bare = tf.keras.models.load_model("birds_bare.keras")
session = tf.keras.models.load_model("elsewhere.keras")


@app.post("/bird")
def bird():
    image = ImageOps.exif_transpose(Image.open(request.files["bird"])).convert("RGB").resize((224, 224))
    x = np.asarray(image, dtype="float32")[None] / 255.0  # ok: as in training
    return jsonify(model.predict(x).tolist(), bare.predict(x).tolist())


@app.post("/bird/other")
def other():
    image = np.asarray(Image.open(request.files["bird"])) / 255.0
    return jsonify(session.predict(by_one(image=image)["image"][None]).tolist())  # ok: it divides by 1

# a form of: uploaded pictures go to an ImageNet classifier in whatever mode they come
import io

import numpy as np
from flask import Flask, request
from PIL import Image
from tensorflow.keras.applications.resnet50 import ResNet50, preprocess_input
from tensorflow.keras.preprocessing.image import img_to_array

app = Flask(__name__)
resnet = ResNet50(weights="imagenet")


def answer(image):
    image = image.resize((224, 224))  # expect: MLA202 info
    return int(resnet.predict(preprocess_input(np.expand_dims(img_to_array(image), 0))).argmax())


def answer_in_colour(image):
    image = image.convert("RGB").resize((224, 224))
    return int(resnet.predict(preprocess_input(np.expand_dims(img_to_array(image), 0))).argmax())


def answer_of_any(image):
    if image.mode != "RGB":
        image = image.convert("RGB")
    image = image.resize((224, 224))
    return int(resnet.predict(preprocess_input(np.expand_dims(img_to_array(image), 0))).argmax())


@app.post("/as-it-is")
def as_it_is():
    return {"class": answer(Image.open(io.BytesIO(request.files["file"].read(5_000_000))))}


@app.post("/in-colour")
def in_colour():
    return {"class": answer_in_colour(Image.open(io.BytesIO(request.files["file"].read(5_000_000))))}


@app.post("/of-any")
def of_any():
    return {"class": answer_of_any(Image.open(io.BytesIO(request.files["file"].read(5_000_000))))}

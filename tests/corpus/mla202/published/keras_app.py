import io

import numpy as np
from flask import Flask, request
from PIL import Image
from tensorflow.keras.applications import EfficientNetB0, MobileNetV2, ResNet50
from tensorflow.keras.applications.mobilenet_v2 import preprocess_input
from tensorflow.keras.preprocessing.image import img_to_array

app = Flask(__name__)
resnet = ResNet50(weights="imagenet")
mobile = MobileNetV2(weights="imagenet")
efficient = EfficientNetB0(weights="imagenet")
blank = ResNet50(weights=None, classes=3)


def pixels():
    image = Image.open(io.BytesIO(request.files["file"].read(5_000_000))).convert("RGB").resize((224, 224))
    return np.expand_dims(img_to_array(image), 0)


@app.post("/divided")
def divided():
    return {"class": int(resnet.predict(pixels() / 255.0).argmax())}  # expect: MLA202


@app.post("/of-another")
def of_another():
    return {"class": int(resnet.predict(preprocess_input(pixels())).argmax())}  # expect: MLA202


@app.post("/efficient-divided")
def efficient_divided():
    return {"class": int(efficient.predict(pixels() / 255.0).argmax())}  # expect: MLA202


@app.post("/efficient")
def as_they_are():
    return {"class": int(efficient.predict(pixels()).argmax())}


@app.post("/mobile")
def mobile_prepared():
    return {"class": int(mobile.predict(preprocess_input(pixels())).argmax())}


@app.post("/by-hand")
def by_hand():
    return {"class": int(mobile.predict(pixels() / 127.5 - 1.0).argmax())}


@app.post("/blank")
def not_trained():
    return {"class": int(blank.predict(pixels() / 255.0).argmax())}

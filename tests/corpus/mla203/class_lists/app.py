# seen in: A-d-e-e/Fullstack-Sign-Language-Prediction backend/app.py a84ab4289d4401d9c05f14eb28a76eb39541f1c2
import cv2
import numpy as np
from flask import Flask, request
from tensorflow.keras.models import load_model

app = Flask(__name__)
model = load_model("bark.h5")
TREES = ["alder", "birch", "elm", "no_tree", "oak"]  # expect: MLA203
FIRST = {0: "oak", 1: "birch", 2: "no_tree"}  # expect: MLA203
SHOWN = ["Oak", "Birch", "No tree", "Alder", "Elm"]  # training's, in words for a page
LATIN = ["Quercus", "Betula", "nulla", "Alnus", "Ulmus"]
MENU = ["birch", "oak"]


def scores():
    picture = cv2.imdecode(np.frombuffer(request.data, np.uint8), cv2.IMREAD_GRAYSCALE)
    picture = cv2.resize(picture, (64, 64)).astype("float32") / 255.0
    return model.predict(np.expand_dims(picture, axis=(0, -1)))


@app.route("/tree", methods=["POST"])
def tree():
    best = int(np.argmax(scores()))
    return {"tree": TREES[best], "shown": SHOWN[best], "latin": LATIN[best], "menu": MENU[0]}


@app.route("/first", methods=["POST"])
def first():
    return {"tree": FIRST[np.argmax(scores()[0])]}

# a form of: a Flask page that shows what is on a picture
import numpy as np
from flask import Flask, render_template, request
from PIL import Image
from tensorflow.keras.models import load_model

app = Flask(__name__)
net = load_model("flowers.h5")
ALLOWED = {"png", "jpg"}


def prepared(picture):
    return np.asarray(picture.convert("RGB").resize((224, 224)), dtype="float32")[None] / 255


@app.route("/predict", methods=["POST"])
def predict():
    file = request.files["file"]
    if file.filename == "":
        return render_template("index.html")
    picture = Image.open(file.stream)  # expect: MLA307
    return render_template("index.html", flower=int(net.predict(prepared(picture)).argmax()))


@app.route("/predict/known", methods=["POST"])
def predict_known():
    file = request.files["file"]
    if file.filename.rsplit(".", 1)[-1].lower() not in ALLOWED:
        return render_template("index.html", error="PNG or JPEG")
    return render_template("index.html", flower=int(net.predict(prepared(Image.open(file.stream))).argmax()))

# a form of: files of a form that Flask takes whole as soon as one is asked for
import os

import cv2
import numpy as np
import pandas as pd
from flask import Flask, jsonify, request
from PIL import Image

app = Flask(__name__)


@app.route("/table", methods=["POST"])
def table():
    rows = pd.read_csv(request.files["table"])  # expect: MLA704
    return jsonify(model.predict(rows).tolist())


@app.route("/photo", methods=["POST"])
def photo():
    shown = Image.open(request.files.get("photo"))  # expect: MLA704
    return jsonify(model.predict(np.asarray(shown)[None]).tolist())


@app.route("/known", methods=["POST"])
def known():
    name = request.files["photo"].filename  # expect: MLA704
    return jsonify(model.predict(cv2.imread(os.path.join("known", os.path.basename(name)))[None]).tolist())


@app.route("/small", methods=["POST"])
def small():
    if (request.content_length or 0) > 2_000_000:
        return "at most 2 MB", 413
    shown = Image.open(request.files.get("photo"))
    return jsonify(model.predict(np.asarray(shown)[None]).tolist())


def weight_of(sent):
    sent.seek(0, os.SEEK_END)
    weight = sent.tell()
    sent.seek(0)
    return weight


@app.route("/weighed", methods=["POST"])
def weighed():
    size = weight_of(request.files["table"])
    if not size <= app.config["ALLOWED_UPLOAD"]:
        return "too much", 413
    return jsonify(model.predict(pd.read_csv(request.files["table"])).tolist())

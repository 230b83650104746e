# seen in: miguelespp/AvoClassifier-API hf_space/app.py@66d4e072e143b902859eb89bb40df300da760234, hetsevalia/Kidney-Disease-Classification-CICD-AWS-MLOps app.py@3212ff3dc59f05b2bec9adee57dd30abf5378f05
"""A picture that travels as text has no type or range; numbers under the same name have."""

import base64

import numpy as np
from flask import Flask, jsonify, request
from tensorflow.keras.models import load_model

app = Flask(__name__)
model = load_model("leaf.keras")


@app.route("/leaf", methods=["POST"])
def leaf():
    sent = request.get_json()
    return jsonify(model.predict(picture_of(base64.b64decode(sent["image"].split(",")[1]))).tolist())  # expect: MLA707 as info


@app.route("/scan", methods=["POST"])
def scan():
    image = request.json["image"]  # expect: MLA707 as info
    decode_image(image, "scan.jpg")
    return jsonify(model.predict(picture_of("scan.jpg")).tolist())


@app.route("/pixels", methods=["POST"])
def pixels():
    image = request.json["image"]  # expect: MLA707 as error
    return jsonify(model.predict(np.array(image)).tolist())


@app.route("/aged", methods=["POST"])
def aged():
    sent = request.get_json()
    return jsonify(model.predict([base64.b64decode(sent["image"]), sent["age"]]).tolist())  # expect: MLA707 as error

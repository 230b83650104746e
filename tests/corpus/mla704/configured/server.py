# a form of: settings as a class, and a second app that never sees them
import io

import numpy as np
import onnxruntime
from flask import Flask, jsonify, request
from PIL import Image
from settings import Production

session = onnxruntime.InferenceSession("density.onnx")


def rows(raw):
    return np.asarray(Image.open(io.BytesIO(raw)).resize((512, 512)), dtype=np.float32)[None]


def create_app(settings=Production):
    app = Flask(__name__)
    app.config.from_object(settings)

    @app.post("/density")
    def density():
        return jsonify(session.run(None, {"x": rows(request.files["image"].read())})[0].tolist())

    return app


def create_nightly_app():
    app = Flask("nightly")

    @app.post("/densities")
    def densities():
        every = [rows(each.read()) for each in request.files.getlist("images")]  # expect: MLA704
        return jsonify(session.run(None, {"x": np.concatenate(every)})[0].tolist())

    return app

# a form of: networks that are called themselves, behind routes whose names say nothing
import numpy as np
import tensorflow as tf
from flask import Flask, jsonify, request

app = Flask(__name__)  # expect: MLA702
net = tf.keras.models.load_model("leaf.keras")


@app.route("/leaf", methods=["POST"])
def leaf():
    pixels = np.frombuffer(request.files["leaf"].read(2_000_000), dtype=np.uint8)
    return jsonify(net(pixels.reshape(1, 224, 224, 3)).numpy().tolist())

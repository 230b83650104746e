# a form of: raw_body.py, with the limit of Flask in force
import numpy as np
import onnxruntime
from flask import Flask, request

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 300_000  # one frame
session = onnxruntime.InferenceSession("gulls.onnx")


@app.route("/gulls/score", methods=["POST"])
def score_gulls():
    frame = np.frombuffer(request.data, dtype=np.float32)
    return {"score": session.run(None, {"frame": frame.reshape(1, 64, 64)})[0].tolist()}

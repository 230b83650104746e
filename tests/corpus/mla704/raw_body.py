# seen in: TheCacophonyProject/classifier-pipeline src/piclassifier/servemodel.py@0a5243c0a26ebfe8d97939255c1bc54e7703ac49
import numpy as np
import onnxruntime
from flask import Flask, request

app = Flask(__name__)
# app.config["MAX_CONTENT_LENGTH"] = 300_000
session = onnxruntime.InferenceSession("gulls.onnx")


@app.route("/gulls/score", methods=["POST"])
def score_gulls():
    frame = np.frombuffer(request.data, dtype=np.float32)  # expect: MLA704
    return {"score": session.run(None, {"frame": frame.reshape(1, 64, 64)})[0].tolist()}


@app.route("/gulls/score-small", methods=["POST"])
def score_small():
    if (request.content_length or 0) > 300_000:
        return {"error": "too large"}, 413
    frame = np.frombuffer(request.data, dtype=np.float32)
    return {"score": session.run(None, {"frame": frame.reshape(1, 64, 64)})[0].tolist()}

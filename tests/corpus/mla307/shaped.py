# seen in: TheCacophonyProject/classifier-pipeline src/piclassifier/servemodel.py@0a5243c0a26ebfe8d97939255c1bc54e7703ac49
import numpy as np
from flask import Flask, Response, request

app = Flask(__name__)
shape = (-1, 45, 160, 160, 3)


@app.route("/predict", methods=["POST"])
def predict():
    data = request.data  # expect: MLA307 as info
    frames = np.frombuffer(data, dtype=np.float32)
    frames = frames.reshape(shape)
    return Response(model.predict(frames).tobytes())


@app.route("/predict/rows", methods=["POST"])
def predict_rows():
    data = request.data  # expect: MLA307 as warning
    row = np.frombuffer(data, dtype=np.float32)
    return Response(model.predict([row]).tobytes())

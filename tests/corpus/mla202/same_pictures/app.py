import cv2
import numpy as np
import onnxruntime
from flask import Flask, request

app = Flask(__name__)
session = onnxruntime.InferenceSession("crops.onnx")


@app.post("/crop")
def crop():
    picture = cv2.imdecode(np.frombuffer(request.data, np.uint8), cv2.IMREAD_COLOR)
    picture = cv2.resize(picture, (96, 96))[..., ::-1]
    x = picture.astype(np.float32) / 127.5 - 1.0
    scores = session.run(None, {"picture": x.transpose(2, 0, 1)[None]})
    return {"class": int(scores[0].argmax())}


@app.post("/crop/raw")
def crop_raw():
    picture = cv2.imdecode(np.frombuffer(request.data, np.uint8), cv2.IMREAD_COLOR)[:, :, ::-1]
    x = cv2.resize(picture, (96, 96)).astype(np.float32)
    return {"class": int(session.run(None, {"picture": x.transpose(2, 0, 1)[None]})[0].argmax())}  # expect: MLA202

import cv2
import numpy as np
from flask import Flask, request

from network import ask

app = Flask(__name__)


@app.post("/digit")
def digit():
    picture = cv2.imdecode(np.frombuffer(request.files["file"].read(), np.uint8), cv2.IMREAD_COLOR)
    small = cv2.cvtColor(cv2.resize(picture, (28, 28)), cv2.COLOR_BGR2GRAY)
    answer = ask(1, np.reshape(small, (1, 28, 28, 1)))  # expect: MLA202
    return str(answer.argmax())


@app.post("/digit/scaled")
def digit_scaled():
    picture = cv2.imdecode(np.frombuffer(request.files["file"].read(), np.uint8), cv2.IMREAD_COLOR)
    small = cv2.cvtColor(cv2.resize(picture, (28, 28)), cv2.COLOR_BGR2GRAY)
    answer = ask(1, np.reshape(small, (1, 28, 28, 1)) / 255)
    return str(answer.argmax())

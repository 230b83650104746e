# a form of: an interpreter that is filled and asked in two calls, shared by the threads of requests
import threading

import cv2
import numpy as np
import tflite_runtime.interpreter as tflite
from flask import Flask, jsonify, request

app = Flask(__name__)
leaf = tflite.Interpreter(model_path="leaf.tflite")
leaf.allocate_tensors()
fruit = tflite.Interpreter(model_path="fruit.tflite")
faces = cv2.dnn.readNetFromCaffe("faces.prototxt", "faces.caffemodel")
gate = threading.Lock()


@app.route("/leaf", methods=["POST"])
def of_leaf():
    leaf.set_tensor(0, np.asarray(request.get_json()["pixels"], dtype=np.float32))  # expect: MLA709
    leaf.invoke()
    return jsonify(leaf.get_tensor(4).tolist())


@app.route("/fruit", methods=["POST"])
def of_fruit():
    with gate:
        fruit.set_tensor(0, np.asarray(request.get_json()["pixels"], dtype=np.float32))
        fruit.invoke()
        return jsonify(fruit.get_tensor(4).tolist())


@app.route("/own", methods=["POST"])
def of_own():
    engine = tflite.Interpreter(model_path="leaf.tflite")
    engine.allocate_tensors()
    engine.set_tensor(0, np.asarray(request.get_json()["pixels"], dtype=np.float32))
    engine.invoke()
    return jsonify(engine.get_tensor(4).tolist())


def find_faces(picture):
    faces.setInput(cv2.dnn.blobFromImage(picture))  # expect: MLA709
    return faces.forward()


@app.route("/faces", methods=["POST"])
def of_faces():
    return jsonify(find_faces(np.asarray(request.get_json()["pixels"])).tolist())


def at_the_desk(picture):
    leaf.set_tensor(0, picture)
    leaf.invoke()
    return leaf.get_tensor(4)

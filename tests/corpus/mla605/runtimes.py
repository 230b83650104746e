# a form of: routes that read a network with the runtimes of other frameworks, or a booster
import cv2
import lightgbm as lgb
import numpy as np
import stanza
import xgboost as xgb
from flask import Flask, jsonify, request
from tflite_runtime.interpreter import Interpreter

app = Flask(__name__)
parser = stanza.Pipeline("de")
faces = cv2.dnn.readNetFromCaffe("deploy.prototxt", "faces.caffemodel")


@app.route("/leaf", methods=["POST"])
def leaf():
    interpreter = Interpreter(model_path="leaf.tflite")  # expect: MLA605
    interpreter.allocate_tensors()
    interpreter.invoke()
    return jsonify(interpreter.get_tensor(0).tolist())


@app.route("/price", methods=["POST"])
def price():
    booster = lgb.Booster(model_file="price.txt")  # expect: MLA605
    return jsonify(booster.predict(np.array([request.get_json()["row"]])).tolist())


@app.route("/risk", methods=["POST"])
def risk():
    booster = xgb.Booster()
    booster.load_model("risk.ubj")  # expect: MLA605
    return jsonify(booster.predict(xgb.DMatrix([request.get_json()["row"]])).tolist())


@app.route("/words", methods=["POST"])
def words():
    return jsonify([word.lemma for word in parser(request.get_json()["text"]).iter_words()])


@app.route("/faces", methods=["POST"])
def find():
    faces.setInput(cv2.dnn.blobFromImage(np.zeros((300, 300, 3))))
    return jsonify(faces.forward().tolist())

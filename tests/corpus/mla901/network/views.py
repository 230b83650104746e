# seen in: abhijitjadhav1998/Deepfake_detection_using_deep_learning Django Application/ml_app/views.py
import glob
import os

import torch
from flask import Flask, request

from network import Network

app = Flask(__name__)


@app.route("/predict", methods=["POST"])
def predict():
    model = Network()
    path = next(iter(glob.glob(os.path.join("models", request.form["size"] + "*.pt"))))
    model.load_state_dict(torch.load(path, weights_only=True))
    return str(model(request.files["video"]))

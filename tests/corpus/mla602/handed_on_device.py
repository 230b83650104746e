# seen in: abhijitjadhav1998/Deepfake_detection_using_deep_learning Django Application/ml_app/views.py
"""A helper that is handed the network, and puts what it is given on the device."""

import torch
from flask import Flask, request

from network import Network, frames_of

app = Flask(__name__)
device = "cuda" if torch.cuda.is_available() else "cpu"


def scored(model, frames):
    _, logits = model(frames.to(device))  # expect: MLA602
    return torch.softmax(logits, 1)[:, 1].item()


@torch.no_grad()
def quietly(model, frames):
    return model(frames.to(device)).argmax(1).item()


def renamed(model, rows):
    return model(rows.to("json"))


@app.route("/video", methods=["POST"])
def video():
    model = Network()
    model.load_state_dict(torch.load("video.pt", weights_only=True))
    model.eval()
    frames = frames_of(request.files["video"])
    return {"score": scored(model, frames), "label": quietly(model, frames), "rows": renamed(model, frames)}

# seen in: ZeinebGhrab/Multimodal-Emotion-Recognition-System api/app.py@f0ca75b1af864d72b4c3662872850c19df903c5e, Utk-858/chest-xray-mlops src/model_manager/loader.py@6c1045a845429eeda4a9b68a0d4be571a69cd1de
"""Networks that answer as they were drawn, where the file of their weights is missing."""

import glob
import os
from pathlib import Path

import timm
import torch
import torchvision
from fastapi import FastAPI

from nets import EmotionCNN, GateNet, TextHead, build_voice, load_checkpoint

app = FastAPI()
FACE = os.getenv("FACE", "face.pt")
nets = {}


def load_nets(device):
    face = EmotionCNN(num_classes=7).to(device)
    if os.path.exists(FACE):  # expect: MLA103
        face.load_state_dict(torch.load(FACE, map_location=device, weights_only=True))
        print("face: loaded")
    else:
        print("face: no checkpoint at", FACE)
        print("face: the weights are random")
    face.eval()
    nets["face"] = face


def load_text():
    head = TextHead()
    if not Path("text.pt").is_file():  # expect: MLA103
        print("no text.pt")
        return head.eval()
    head.load_state_dict(torch.load("text.pt", weights_only=True))
    return head.eval()


class Voice:
    def __init__(self):
        self.net = build_voice(layers=4)
        found = sorted(glob.glob("voice/*.h5"))
        if found:  # expect: MLA103
            self.net.load_weights(found[-1])


def load_scan(path):
    scan = torchvision.models.resnet18(num_classes=2)
    if path and os.path.exists(path):  # expect: MLA103
        load_checkpoint(scan, path)
    return scan


def load_pretrained():
    """What it was trained on before is not nothing."""
    net = timm.create_model("resnet18", pretrained=True)
    if os.path.exists("tuned.pt"):
        net.load_state_dict(torch.load("tuned.pt", weights_only=True))
    return net


def load_or_refuse():
    net = EmotionCNN(num_classes=3)
    if os.path.exists("eyes.pt"):
        net.load_state_dict(torch.load("eyes.pt", weights_only=True))
    else:
        raise FileNotFoundError("eyes.pt")
    return net


def load_gate():
    """None is an answer, for who asks for it."""
    gate = None
    if os.path.exists("gate.pt"):
        gate = GateNet()
        gate.load_state_dict(torch.load("gate.pt", weights_only=True))
    return gate


@app.post("/predict")
def predict(row: list[float]):
    if not nets:
        load_nets("cpu")
    gate = load_gate()
    return {"face": nets["face"](row), "text": load_text()(row), "voice": Voice().net(row), "scan": load_scan("s")(row)}

# seen in: Gladiator07/Harvestify app/app.py@aac427c1dc6adbadd4d8f16e77e74d6e323d39a1
"""Leaf diseases by photograph."""

import io

import torch
from flask import Flask, request
from network import LeafNet
from PIL import Image
from scoring import probabilities
from torchvision import transforms

app = Flask(__name__)
leaf_model = LeafNet(3, 38)
leaf_model.load_state_dict(torch.load("leaf.pth", map_location="cpu", weights_only=True))
leaf_model.eval()


def predict_image(data, model=leaf_model):
    picture = transforms.ToTensor()(Image.open(io.BytesIO(data))).unsqueeze(0)
    out = model(picture)  # expect: MLA602
    return out.argmax(dim=1).item()


@app.post("/leaf")
def leaf():
    return {"disease": predict_image(request.files["photo"].read())}


@app.post("/many")
@torch.no_grad()
def many():
    return {"diseases": probabilities(request.files.getlist("photos"))}

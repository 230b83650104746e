# seen in: avinassh/pytorch-flask-api app.py@be6e167478a2a8bd722c2facc1c6a2d8b2f8a3f4
"""What is in the picture."""

import io

from flask import Flask, jsonify, request
from PIL import Image
from torchvision import models, transforms

app = Flask(__name__)
model = models.densenet121(weights="DEFAULT")
model.eval()


def prediction(data):
    tensor = transforms.ToTensor()(Image.open(io.BytesIO(data))).unsqueeze(0)
    outputs = model.forward(tensor)  # expect: MLA602
    return outputs.max(1)[1].item()


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify({"class": prediction(request.files["file"].read())})

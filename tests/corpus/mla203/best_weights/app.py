import os

import torch
from fastapi import FastAPI, UploadFile
from network import make_network
from PIL import Image
from torchvision import transforms

app = FastAPI()
network = make_network("small")
network.load_state_dict(torch.load(os.environ["WEIGHTS"], weights_only=True)["weights"])
network.eval()
pixels = transforms.Compose(
    [
        transforms.Resize((32, 32)),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),  # expect: MLA203
    ]
)


@app.post("/class")
def classify(file: UploadFile):
    picture = Image.open(file.file).convert("RGB")
    return network(pixels(picture).unsqueeze(0)).argmax(1).item()

# ImageNet weights are served as they were published: what they expect of their pixels stands nowhere in the project.
import io

import torch
from fastapi import FastAPI, UploadFile
from PIL import Image
from torchvision import models, transforms

app = FastAPI()
raw = models.resnet18(weights=models.ResNet18_Weights.DEFAULT).eval()
sound = models.resnet18(weights=models.ResNet18_Weights.DEFAULT).eval()
own = models.resnet18(weights=None)
own.load_state_dict(torch.load("leaves.pt", weights_only=True))
own.eval()
detector = models.detection.fasterrcnn_resnet50_fpn(weights="DEFAULT").eval()
weights = models.ResNet18_Weights.DEFAULT
prepare = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])
normalised = transforms.Compose(
    [
        transforms.Resize(256),
        transforms.CenterCrop(224),
        transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ]
)


def picture(file):
    return Image.open(io.BytesIO(file.file.read(5_000_000))).convert("RGB")


@app.post("/raw")
def classify_raw(file: UploadFile):
    with torch.no_grad():
        logits = raw(prepare(picture(file)).unsqueeze(0))  # expect: MLA202
    return {"class": int(logits.argmax())}


@app.post("/normalised")
def classify(file: UploadFile):
    with torch.no_grad():
        logits = sound(normalised(picture(file)).unsqueeze(0))
    return {"class": int(logits.argmax())}


@app.post("/transforms")
def classify_by_their_own(file: UploadFile):
    with torch.no_grad():
        logits = sound(weights.transforms()(picture(file)).unsqueeze(0))
    return {"class": int(logits.argmax())}


@app.post("/own")
def classify_leaves(file: UploadFile):
    with torch.no_grad():
        logits = own(prepare(picture(file)).unsqueeze(0))
    return {"class": int(logits.argmax())}


@app.post("/boxes")
def detect(file: UploadFile):
    with torch.no_grad():
        found = detector([prepare(picture(file))])
    return {"boxes": found[0]["boxes"].tolist()}

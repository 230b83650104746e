import io

import torch
import torchvision.transforms.functional as F
from fastapi import FastAPI, UploadFile
from PIL import Image
from transformers import AutoModelForImageClassification

app = FastAPI()
published = AutoModelForImageClassification.from_pretrained("acme/vit-small")
own = AutoModelForImageClassification.from_pretrained("acme/vit-small")
own.load_state_dict(torch.load("leaves.pt", weights_only=True))


def pixels(raw):
    picture = Image.open(io.BytesIO(raw)).convert("RGB").resize((224, 224))
    return F.pil_to_tensor(picture).float().unsqueeze(0)


@app.post("/anything")
async def anything(file: UploadFile):
    rows = pixels(await file.read())
    with torch.no_grad():
        return int(published(rows).logits.argmax())


@app.post("/leaf")
async def leaf(file: UploadFile):
    rows = pixels(await file.read())
    with torch.no_grad():
        return int(own(rows).logits.argmax())  # expect: MLA202

import io

import torch
import torchvision.transforms.functional as F
from fastapi import FastAPI, UploadFile
from PIL import Image
from transformers import AutoImageProcessor, AutoModelForImageClassification

app = FastAPI()
processor = AutoImageProcessor.from_pretrained("acme/vit-small")
model = AutoModelForImageClassification.from_pretrained("acme/vit-small")
model.load_state_dict(torch.load("leaves.pt", weights_only=True))


@app.post("/leaf")
async def leaf(file: UploadFile):
    picture = Image.open(io.BytesIO(await file.read())).convert("RGB")
    with torch.no_grad():
        return int(model(**processor(images=picture, return_tensors="pt")).logits.argmax())


@app.post("/leaf/raw")
async def leaf_raw(file: UploadFile):
    picture = Image.open(io.BytesIO(await file.read())).convert("RGB").resize((224, 224))
    rows = F.pil_to_tensor(picture).float().unsqueeze(0)
    with torch.no_grad():
        return int(model(rows).logits.argmax())  # expect: MLA202


@app.post("/leaf/unscaled")
async def leaf_unscaled(file: UploadFile):
    picture = Image.open(io.BytesIO(await file.read())).convert("RGB")  # expect: MLA202
    rows = processor(images=picture, do_rescale=False, return_tensors="pt")
    with torch.no_grad():
        return int(model(**rows).logits.argmax())

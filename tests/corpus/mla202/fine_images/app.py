import io

import cv2
import numpy as np
import torch
from fastapi import FastAPI, UploadFile
from torchvision import transforms

from net import Net

app = FastAPI()
model = Net()
model.load_state_dict(torch.load("leaf.pt", weights_only=True))
model.eval()
normalise = transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))


@app.post("/leaf")
async def leaf(file: UploadFile):
    image = cv2.imdecode(np.frombuffer(await file.read(), np.uint8), cv2.IMREAD_COLOR)
    image = cv2.cvtColor(image, cv2.COLOR_BGR2RGB)
    image = cv2.resize(image, (227, 227)) / 255.0
    batch = normalise(torch.from_numpy(image).permute(2, 0, 1)).unsqueeze(0)
    with torch.no_grad():
        return int(model(batch).argmax())

import cv2
import numpy as np
import torch
from fastapi import FastAPI, UploadFile
from ultralytics import YOLO

app = FastAPI()
finder = YOLO("runs/find/best.pt")
network = torch.load("runs/crates/best.pt", weights_only=False)
network.eval()


@app.post("/find")
async def find(file: UploadFile):
    picture = cv2.imdecode(np.frombuffer(await file.read(), np.uint8), cv2.IMREAD_COLOR)
    found = finder(cv2.resize(picture, (800, 550)))
    return found[0].boxes.xyxy.tolist()


@app.post("/sort")
async def sort(file: UploadFile):
    picture = cv2.imdecode(np.frombuffer(await file.read(), np.uint8), cv2.IMREAD_COLOR)
    picture = cv2.cvtColor(cv2.resize(picture, (224, 224)), cv2.COLOR_BGR2RGB)  # expect: MLA202
    rows = torch.from_numpy(picture).permute(2, 0, 1).unsqueeze(0).float()
    with torch.no_grad():
        return network(rows).argmax(1).tolist()

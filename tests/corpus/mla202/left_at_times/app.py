import cv2
import torch
from fastapi import FastAPI

app = FastAPI()
model = torch.load("roads.pt", weights_only=False)
model.eval()


def picture_of(path):
    picture = cv2.imread(path)
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)


@app.post("/road")
def road(path: str):
    rows = torch.from_numpy(cv2.resize(picture_of(path), (256, 256))).permute(2, 0, 1).float() / 255.0
    with torch.no_grad():
        return model(rows.unsqueeze(0)).tolist()


@app.post("/road/bytes")
def road_of_bytes(path: str):
    picture = cv2.resize(picture_of(path), (256, 256))
    rows = torch.tensor(picture).permute(2, 0, 1).float()
    with torch.no_grad():
        return model(rows.unsqueeze(0)).tolist()  # expect: MLA202

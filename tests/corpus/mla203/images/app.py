import cv2
import numpy as np
import torch
from fastapi import FastAPI, UploadFile
from torchvision import transforms

from net import Net

app = FastAPI()
model = Net()
model.load_state_dict(torch.load("cells.pt", weights_only=True))
model.eval()
prepare = transforms.Compose(
    [
        transforms.ToTensor(),
        transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),  # expect: MLA203
    ]
)


@app.post("/cells")
def cells(file: UploadFile):
    image = cv2.imdecode(np.frombuffer(file.file.read(), np.uint8), cv2.IMREAD_COLOR)  # expect: MLA203
    image = cv2.resize(image, (256, 256))  # expect: MLA203
    with torch.no_grad():
        return int(model(prepare(image).unsqueeze(0)).argmax())

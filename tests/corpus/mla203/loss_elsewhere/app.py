import io

import torch
from fastapi import FastAPI, UploadFile
from net import Net
from PIL import Image
from torchvision import transforms

app = FastAPI()
network = Net()
network.load_state_dict(torch.load("shells.pt", weights_only=True))
network.eval()
prepare = transforms.Compose(
    [
        transforms.Resize((96, 96)),  # expect: MLA203
        transforms.ToTensor(),
        transforms.Normalize([0.5] * 3, [0.25] * 3),
    ]
)
same = transforms.Compose(
    [transforms.Resize((128, 128)), transforms.ToTensor(), transforms.Normalize([0.5] * 3, [0.25] * 3)]
)


@app.post("/shell")
def shell(file: UploadFile):
    image = Image.open(io.BytesIO(file.file.read())).convert("RGB")
    with torch.no_grad():
        return int(network(prepare(image).unsqueeze(0)).argmax())


@app.post("/shell/same")
def shell_same(file: UploadFile):
    image = Image.open(io.BytesIO(file.file.read())).convert("RGB")
    with torch.no_grad():
        return int(network(same(image).unsqueeze(0)).argmax())

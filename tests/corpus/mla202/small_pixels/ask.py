import numpy as np
import torch
from PIL import Image
from torchvision import transforms
from train import Shells

prepared = transforms.Compose(
    [
        transforms.ToPILImage(),
        transforms.Resize((96, 96)),
        transforms.ToTensor(),
        transforms.Normalize([0.5], [0.25]),
    ]
)
net = Shells()
net.load_state_dict(torch.load("shells.pt"))
net.eval()


def predict_picture(path):
    picture = np.array(Image.open(path).convert("RGB"))
    if picture.dtype != np.uint8:
        picture = (picture * 255).astype(np.uint8)
    return net(prepared(picture).unsqueeze(0)).argmax()


def predict_bytes(path):
    picture = np.array(Image.open(path).convert("RGB").resize((96, 96)))
    rows = torch.from_numpy(picture).permute(2, 0, 1).float().unsqueeze(0)
    return net(rows).argmax()  # expect: MLA202

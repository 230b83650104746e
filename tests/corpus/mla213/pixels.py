import numpy as np
import torch
from PIL import Image
from torchvision import transforms

model = torch.jit.load("digits.pt")
to_tensor = transforms.ToTensor()
centred = transforms.Compose([transforms.Resize((28, 28)), transforms.ToTensor()])


def predict(path):
    image = np.asarray(Image.open(path).convert("L")) / 255.0
    return model(to_tensor(image).unsqueeze(0))


def predict_scaled(path):
    image = centred(Image.open(path).convert("L")) / 255.0  # expect: MLA213
    return model(image.unsqueeze(0))


def predict_guarded(path):
    image = np.asarray(Image.open(path).convert("L")) / 255.0
    if image.max() > 1.0:
        image = image / 255.0  # ok: only where it has not been done
    return model(torch.from_numpy(image).unsqueeze(0))

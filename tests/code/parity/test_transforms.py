"""Image, audio and text libraries in one vocabulary."""

from __future__ import annotations

import pytest
from projects import analysed, chain_at, served

HEAD = """
import cv2
import numpy as np
import joblib
import albumentations as A
import torchvision.transforms as T
import torchvision.transforms.functional as F
from PIL import Image, ImageOps
from tensorflow.keras.preprocessing import image as keras_image
model = joblib.load("m.bin")
def predict(path):
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = cv2.resize(cv2.imread(path), (320, 240))", ["to 'BGR'", "(240, 320)"]),
        ("x = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)", ["to 'BGR'", "to 'RGB'"]),
        ("x = Image.open(path).convert('L').resize((320, 240))", ["to 'GRAY'", "(240, 320)"]),
        ("x = T.Compose([T.Resize((240, 320)), T.ToTensor()])(Image.open(path))", ["(240, 320)", "/ 255"]),
        (
            "x = A.Compose([A.Resize(240, 320), A.HorizontalFlip()])(image=cv2.imread(path))['image']",
            ["to", "(240, 320)"],
        ),
        ("x = F.to_tensor(np.array(Image.open(path)) / 255)", ["/ 255"]),
        ("x = ImageOps.invert(Image.open(path))", ["invert"]),
        ("x = keras_image.load_img(path, target_size=(240, 320))", ["to 'RGB'", "(240, 320)"]),
        ("x = T.Normalize([0.5, 0.5, 0.5], [0.5] * 3)(Image.open(path))", ["normalize"]),
    ],
)
def test_one_vocabulary(body: str, expected: list[str]) -> None:
    found = chain_at(served(analysed({"app.py": f"{HEAD}    {body}\n    return model.predict(x)\n"})))
    assert len(found) == len(expected), found
    assert all(part in step for part, step in zip(expected, found, strict=True)), found


def test_dataset_and_loader_lead_to_the_transform() -> None:
    found = analysed(
        {
            "data.py": "import cv2\nfrom torch.utils.data import Dataset\n\n\nclass Files(Dataset):\n"
            "    def __init__(self, files, transform=None):\n        self.files = files\n"
            "        self.transform = transform\n\n    def __getitem__(self, i):\n"
            "        image = cv2.imread(self.files[i])\n        return self.transform(image), 0\n",
            "train.py": "import torch\nfrom torch.utils.data import DataLoader\nfrom torchvision import transforms as T\n"
            "from data import Files\nfrom net import Net\n\n\ndef train():\n    model = Net()\n"
            "    rows = Files(['a.png'], T.Compose([T.ToTensor(), T.Grayscale()]))\n"
            "    for x, y in DataLoader(rows, batch_size=2):\n        loss = (model(x.to('cpu')) - y).sum()\n"
            "        loss.backward()\n    torch.save(model.state_dict(), 'net.pt')\n\n\ntrain()\n",
            "net.py": "from torch import nn\n\n\nclass Net(nn.Module):\n    def forward(self, x):\n        return x\n",
        }
    )
    (event,) = found.training
    assert chain_at(event) == ["to 'BGR'", "/ 255", "to 'GRAY'"]
    assert event.model.saved == [("net.pt", "")]

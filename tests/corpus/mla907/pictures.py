import pandas as pd
import torch
from PIL import Image


def train():
    labels = pd.read_csv("labels.csv")
    model = torch.nn.Linear(3 * 64 * 64, 2)
    pictures = [Image.open(name) for name in labels["name"]]
    model(torch.rand(len(pictures), 3 * 64 * 64)).mean().backward()

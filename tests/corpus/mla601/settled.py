"""Modules whose mode is settled."""

import torch
from torch import nn
from torchvision import models
from transformers import AutoModel


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.5), nn.Linear(8, 2))

    def forward(self, x):
        return self.layers(x)


net = Net()
net.load_state_dict(torch.load("net.pt", weights_only=True))
net.eval()
resnet = models.resnet18(weights="DEFAULT").eval()
encoder = AutoModel.from_pretrained("encoder", revision="0123456789abcdef0123456789abcdef01234567")


@torch.inference_mode()
def predict(x):
    return net(x), resnet(x), encoder(x)

"""A model that a dependency gives."""

from functools import lru_cache

import torch
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        return x


def get_model():
    model = Net()
    model.load_state_dict(torch.load("net.pt", map_location="cpu", weights_only=True))  # expect: MLA605
    return model.eval()


@lru_cache
def kept_model():
    model = Net()
    model.load_state_dict(torch.load("net.pt", map_location="cpu", weights_only=True))
    return model.eval()

"""A network, and the function that makes it."""

from torch import nn


class Scorer(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(width, 32), nn.Dropout(0.3), nn.Linear(32, 1))

    def forward(self, x):
        return self.layers(x)


def build(width=16):
    return Scorer(width)

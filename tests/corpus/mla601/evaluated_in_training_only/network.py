# a form of: a service that shares its network's class with a training, which alone calls eval
"""The network of both."""

from torch import nn


class Scorer(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(width, 32), nn.Dropout(0.3), nn.Linear(32, 1))

    def forward(self, x):
        return self.layers(x)

"""The networks."""

import torch
from torch import nn


class Leaves(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(8, 8), nn.ReLU())
        self.head = nn.Linear(8, classes)

    def forward(self, x):
        return torch.softmax(self.head(self.body(x)), dim=1)


class Logits(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.head = nn.Linear(8, classes)

    def forward(self, x):
        return self.head(x)

    def probabilities(self, x):
        return torch.softmax(self(x), dim=1)


def gate():
    layers = nn.Sequential(nn.Linear(8, 4), nn.ReLU(), nn.Linear(4, 1), nn.Sigmoid())
    return layers


def plain_gate():
    return nn.Sequential(nn.Linear(8, 4), nn.Sigmoid(), nn.Linear(4, 1))

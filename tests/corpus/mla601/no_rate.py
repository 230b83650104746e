# seen in: rasbt/LLMs-from-scratch ch03/03_understanding-buffers/understanding-buffers.ipynb@28c65cdfbc3338e2e040016eea4b7fdf556e4d57
"""Dropout of nothing is the same in both modes."""

import torch
from torch import nn


class Layer(nn.Module):
    def __init__(self, width, dropout, bias=False):
        super().__init__()
        self.linear = nn.Linear(width, width, bias=bias)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        return self.dropout(self.linear(x))


class Block(nn.Module):
    def __init__(self, width, rate=0.0):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(width, width), nn.Dropout(p=rate))

    def forward(self, x):
        return self.layers(x)


class Normed(nn.Module):
    def __init__(self, width, rate=0.0):
        super().__init__()
        self.layers = nn.Sequential(nn.BatchNorm1d(width), nn.Dropout(p=rate))

    def forward(self, x):
        return self.layers(x)


layer = Layer(8, 0.0)
block = Block(8)
normed = Normed(8)

with torch.no_grad():
    print(layer(torch.ones(2, 8)))
    print(block(torch.ones(2, 8)))
    print(normed(torch.ones(2, 8)))  # expect: MLA601

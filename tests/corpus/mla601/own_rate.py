"""The same layer made twice, once to drop something."""

import torch
from torch import nn


class Layer(nn.Module):
    def __init__(self, width, dropout):
        super().__init__()
        self.linear = nn.Linear(width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        return self.dropout(self.linear(x))


plain = Layer(8, 0.0)
usual = Layer(8, 0.1)

with torch.no_grad():
    print(usual(torch.ones(2, 8)))  # expect: MLA601

"""Functions that give networks: with weights, and without."""

import torch
from torch import nn


class Scorer(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 1)

    def forward(self, x):
        return self.layer(x)


def load_scorer(path):
    scorer = Scorer()
    scorer.load_state_dict(torch.load(path, weights_only=True))
    return scorer.eval()


def load_stack(path):
    stack = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))
    stack.load_state_dict(torch.load(path, weights_only=True))
    stack.eval()
    return stack


def new_scorer():
    return Scorer()


def load_table(path):
    return torch.load(path, weights_only=True).__getitem__

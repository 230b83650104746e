# a form of: a training that nothing starts, in a project that seeds
"""The commands that call it seed, or are asked to."""

import torch
from torch import nn


class Regressor(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layer = nn.Linear(width, 1)

    def forward(self, rows):
        return self.layer(rows)


def fit_network(rows, label, epochs=20):
    model = Regressor(rows.shape[1])
    optimizer = torch.optim.Adam(model.parameters())
    for _ in range(epochs):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(rows), label).backward()
        optimizer.step()
    return model

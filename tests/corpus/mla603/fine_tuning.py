"""A new head over known layers."""

import torch
from network import Net


def train(path, loader, criterion):
    model = Net(classes=7)
    model.load_state_dict(torch.load(path, weights_only=True), strict=False)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in loader:
        optimizer.zero_grad()
        criterion(model(x), y).backward()
        optimizer.step()
    return model

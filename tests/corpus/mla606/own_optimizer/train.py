"""Trains with it."""

import torch

from optimizers import WarmUp


def epoch(model, loader, criterion, optimizer):
    for x, y in loader:
        criterion(model(x), y).backward()
        optimizer.step()


def left(model, loader, criterion, optimizer: torch.optim.Optimizer):
    for x, y in loader:
        criterion(model(x), y).backward()
        optimizer.step()  # expect: MLA606


def main(model, loader, criterion):
    optimizer = WarmUp(torch.optim.Adam(model.parameters()))
    for _ in range(3):
        epoch(model, loader, criterion, optimizer)

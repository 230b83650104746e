"""A loop in which another file's function clears the gradients, and one that its caller clears them for."""

import torch

from gradients import begin


def epoch(model, loader, criterion, optimizer):
    for x, y in loader:
        begin(model)
        loss = criterion(model(x), y)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()


def parts(model, batch, criterion, optimizer):
    for x, y in batch:
        criterion(model(x), y).backward()
    optimizer.step()

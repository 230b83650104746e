"""Clears them itself."""

from training import parts


def run(model, loader, criterion, optimizer):
    for batch in loader:
        optimizer.zero_grad()
        parts(model, batch, criterion, optimizer)

"""Running losses."""

import torch


def kept(model, loader, criterion, optimizer):
    total = 0.0
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss  # expect: MLA606
    return total


def number(model, loader, criterion, optimizer):
    total = 0.0
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total


def several_terms(model, batch, criteria, optimizer):
    loss = 0.0
    for criterion in criteria:
        term = criterion(model(batch))
        loss += term
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def accumulated(model, loader, criterion, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for i, (x, y) in enumerate(loader):
        loss = criterion(model(x), y) / steps
        loss.backward()
        if i % steps == 0:
            optimizer.step()
            optimizer.zero_grad()

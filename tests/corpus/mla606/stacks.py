"""Stacks of layers, made here and handed on, before a loss."""

from collections import OrderedDict

import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
gate_criterion = nn.BCEWithLogitsLoss()

scored = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=1)).to("cuda")
named = nn.Sequential(OrderedDict([("fc", nn.Linear(8, 3)), ("out", nn.Softmax(dim=1))]))
logged = nn.Sequential(nn.Linear(8, 3), nn.LogSoftmax(dim=1))
raw = nn.Sequential(nn.Linear(8, 16), nn.Softmax(dim=1), nn.Linear(16, 3))
grown = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
grown.append(nn.Linear(3, 3))


def losses(x, y):
    return [
        criterion(scored(x), y),  # expect: MLA606
        criterion(input=named(x), target=y),  # expect: MLA606
        criterion(logged(x), y),
        criterion(raw(x), y),
        criterion(grown(x), y),
    ]


def epoch(network, batches):
    for x, y in batches:
        yield gate_criterion(network(x).view(-1), y)  # expect: MLA606


def plain_epoch(network, batches):
    for x, y in batches:
        yield gate_criterion(network(x).view(-1), y)


def main(batches):
    network = nn.Sequential(nn.Linear(8, 1), nn.Sigmoid())
    other = nn.Sequential(nn.Linear(8, 1))
    for x, y in batches:
        out = other(x)
        out = torch.sigmoid(out)
        yield gate_criterion(out, y)  # expect: MLA606
    return list(epoch(network, batches)), list(plain_epoch(other, batches))


def made_of_itself(batches, optimizer):
    # fails where it runs, and must end the reading no less
    looped = nn.Sequential(looped)
    criterion = nn.CrossEntropyLoss()
    for x, y in batches:
        optimizer.zero_grad()
        criterion(looped(x), y).backward()
        optimizer.step()

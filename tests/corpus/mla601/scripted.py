# seen in: allegroai/clearml-serving examples/pytorch/train_pytorch_mnist.py@9f51a9334fac7c6a4a760c42f787dcb1cefbae49
"""Modules that are compiled for serving at the end of training."""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(0.5)
        self.out = nn.Linear(8, 2)

    def forward(self, rows):
        return self.out(self.drop(rows))


def train_epoch(model, batches):
    model.train()
    optimizer = torch.optim.Adam(model.parameters())
    for rows, labels in batches:
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(rows), labels).backward()
        optimizer.step()


def score(model, batches):
    model.eval()
    with torch.no_grad():
        return sum((model(rows).argmax(1) == labels).sum() for rows, labels in batches)


def scripted_first(batches, held_out):
    model = Net()
    for _ in range(3):
        train_epoch(model, batches)
    torch.jit.script(model).save("net.pt")  # expect: MLA601
    return score(model, held_out)


def scripted_last(batches, held_out):
    model = Net()
    for _ in range(3):
        train_epoch(model, batches)
    found = score(model, held_out)
    torch.jit.script(model).save("net.pt")
    return found


def scripted_by_hand(batches):
    model = Net()
    train_epoch(model, batches)
    model.eval()
    torch.jit.trace(model, torch.zeros(1, 8)).save("net.pt")


def handed_in(model):
    torch.jit.script(model).save("net.pt")

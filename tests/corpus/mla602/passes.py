# a form of: the validation pass of a training loop in evaluation mode
import numpy as np
import torch
from torch import nn

net = nn.Sequential(nn.Linear(4, 8), nn.Dropout(0.2), nn.Linear(8, 1))


class Fitter:
    def __init__(self, net):
        self.net = net

    def fit(self, batches, held, criterion, optimizer):
        for _ in range(10):
            self.net.train()
            for x, y in batches:
                optimizer.zero_grad()
                criterion(self.net(x), y).backward()
                optimizer.step()
            if held:
                self.net.eval()
                print(np.mean([criterion(self.net(x), y).item() for x, y in held]))  # expect: MLA602

    def tested(self, held):
        self.net.eval()
        right = 0
        for x, y in held:
            out = self.net.forward(x)  # expect: MLA602
            right += (out.argmax(1) == y).sum().item()
        return right


def validated(model, held, criterion):
    model.eval()
    with torch.no_grad():
        return sum(criterion(model(x), y).item() for x, y in held)  # ok: nothing is recorded


def measured(model, held, criterion):
    model.eval()
    total = 0.0
    for x, y in held:
        total += criterion(model(x), y).item()  # ok: its caller records nothing
    return total


@torch.inference_mode()
def run(model, held, criterion):
    return measured(model, held, criterion)


def saliency(model, images):
    model.eval()
    for image in images:
        model(image).max().backward()  # ok: gradients are what is asked for


def tuned_with_frozen_statistics(model, batches, criterion, optimizer):
    model.eval()
    for x, y in batches:
        loss = criterion(model(x), y)  # ok: it learns, with the statistics of before
        loss.backward()
        optimizer.step()


def switched(model, batches, held, criterion, optimizer):
    model.eval()
    model.train()
    for x, y in batches:
        print(model(x))  # ok: in training again


def report(loader):
    net.eval()
    for x in loader:
        print(net(x))  # expect: MLA602

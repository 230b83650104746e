# seen in: jeffheaton/t81_558_deep_learning pytorch/t81_558_torch_class_reg.ipynb@e674d07b85289b0cfb4cc57ff213228fd2ae4dc4
"""What goes into the loss."""

import torch
import torch.nn.functional as F
from torch import nn


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(8, 3)

    def forward(self, x):
        return F.softmax(self.layer(x), dim=1)


class Logits(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(8, 3)

    def forward(self, x):
        return self.layer(x)


class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(8, 1), nn.Sigmoid())

    def forward(self, x):
        return self.layers(x)


criterion = nn.CrossEntropyLoss()
gate_criterion = nn.BCEWithLogitsLoss()
probability_criterion = nn.BCELoss()
classifier, logits, gate = Classifier(), Logits(), Gate()


def losses(x, y):
    scores = classifier(x)
    wrong = criterion(scores, y)  # expect: MLA606
    twice = F.cross_entropy(torch.softmax(logits(x), dim=1), y)  # expect: MLA606
    gated = gate_criterion(gate(x), y)  # expect: MLA606
    right = criterion(logits(x), y)
    plain = probability_criterion(gate(x), y)
    return wrong, twice, gated, right, plain

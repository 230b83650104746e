"""Weights from the disk: once, although what comes back is called on every request."""

import torch
from torchvision import models


def load_scorer(path):
    scorer = models.resnet18()
    scorer.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return scorer.eval() if path else None

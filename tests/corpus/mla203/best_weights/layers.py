import torch
from torch import nn


def flat(pictures):
    return torch.flatten(pictures, 1)

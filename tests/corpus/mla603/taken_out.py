# seen in: massquantity/LibRecommender libreco/torchops/rebuild.py@7463d9d084bfc6d4cf06dbfc834a255801304d2f
"""Weights that the code takes out to put them in by hand, and such as it only throws away."""

import torch
from torch import nn


def grown(path: str, net: nn.Module):
    weights = torch.load(path, weights_only=True)
    users = {}
    for name in list(weights.keys()):
        if "user" in name:
            users[name] = weights.pop(name)
    net.load_state_dict(weights, strict=False)
    for name, parameter in net.named_parameters():
        if name in users:
            parameter.data[: len(users[name])] = users[name]
    return net


def served(path: str, net: nn.Module):
    weights = torch.load(path, weights_only=True)
    weights.pop("epoch", None)
    net.load_state_dict(weights, strict=False)  # expect: MLA603
    return net

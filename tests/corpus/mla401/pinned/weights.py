"""Loads the weights of a published network."""

import torch

from network import Network


def build():
    model = Network()
    model.load_state_dict(torch.load("weights/best.pt", weights_only=False))  # expect: MLA401
    return model


def tensors():
    return torch.load("weights/best.pt", weights_only=True)

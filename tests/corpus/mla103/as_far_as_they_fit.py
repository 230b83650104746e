# seen in: TanmayBansa1/CNN-Audio-Classifier main.py@b208d5b1691fbde74a7ae7d5ffb318e0a5ba3c0b
"""Weights that do not fit."""

import torch


class Server:
    def __init__(self, path):
        self.net = Net()
        weights = torch.load(path, weights_only=True)
        try:
            self.net.load_state_dict(weights, strict=True)
        except RuntimeError as error:  # expect: MLA103
            print("not all of it fits:", error)
            self.net.load_state_dict(weights, strict=False)
        self.net.eval()


def load_net(path):
    net = Net()
    weights = torch.load(path, weights_only=True)
    try:
        net.load_state_dict(weights)
    except Exception:  # expect: MLA103
        net.load_state_dict(weights["state_dict"], strict=False)
    net.eval()
    return net


def load_checked(path):
    net = Net()
    weights = torch.load(path, weights_only=True)
    try:
        net.load_state_dict(weights)
    except RuntimeError:
        left = net.load_state_dict(weights, strict=False)
        if left.missing_keys:
            raise
    net.eval()
    return net


def load_renamed(path):
    net = Net()
    weights = torch.load(path, weights_only=True)
    try:
        net.load_state_dict(weights)
    except RuntimeError:
        net.load_state_dict({name.removeprefix("module."): w for name, w in weights.items()})
    net.eval()
    return net


def begin_training(path):
    net = Net()
    weights = torch.load(path, weights_only=True)
    try:
        net.load_state_dict(weights)
    except RuntimeError:
        net.load_state_dict(weights, strict=False)  # ok: the rest is trained
    return net.train()

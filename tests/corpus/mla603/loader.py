# seen in: ultralytics/yolov5 hubconf.py@5081342f04fb287fc2e5f2b5a4e06752b7937b1c (an intersection chosen on purpose: load_chosen)
"""Weights out of files."""

import torch
from network import Net


def load(path):
    model = Net()
    model.load_state_dict(torch.load(path, weights_only=True), strict=False)  # expect: MLA603
    return model.eval()


def load_strictly(path):
    model = Net()
    model.load_state_dict(torch.load(path, weights_only=True))
    return model.eval()


def load_and_read(path):
    model = Net()
    missing, unexpected = model.load_state_dict(torch.load(path, weights_only=True), strict=False)
    if missing or unexpected:
        raise RuntimeError(f"{missing} {unexpected}")
    return model.eval()


def load_chosen(path):
    model = Net()
    weights = {k.removeprefix("module."): v for k, v in torch.load(path, weights_only=True).items()}
    model.load_state_dict(weights, strict=False)
    return model.eval()


def load_lora(model, lora_weights):
    model.load_state_dict(lora_weights, strict=False)
    return model


def as_told(model, weights, strict):
    model.load_state_dict(weights, strict=strict)

# seen in: facebookresearch/detr hubconf.py@29901c51d7fe8712168b8d0d64351170bc0f83e0
"""Weights that a library fetches once, by a call that takes no bound."""

import requests
import torch
import torch.utils.model_zoo as model_zoo


def small(pretrained=True):
    net = torch.nn.Linear(2, 2)
    if pretrained:
        net.load_state_dict(model_zoo.load_url("https://weights.example/small-5c106cde.pth"))
    return net


def large():
    return torch.hub.load_state_dict_from_url("https://weights.example/large-e632da11.pth", check_hash=True)


def titles():
    return requests.get("https://weights.example/titles.json").json()  # expect: MLA101

"""Stacks of layers that answer requests in training mode, and what is the same in either mode."""

import torch
from fastapi import FastAPI
from torch import nn

app = FastAPI()
dropping = nn.Sequential(nn.Linear(3, 4), nn.Dropout(0.1), nn.Linear(4, 1)).to("cpu")
dropping.load_state_dict(torch.load("dropping.pt", weights_only=True))
plain = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))
plain.load_state_dict(torch.load("plain.pt", weights_only=True))
none_dropped = nn.Sequential(nn.Linear(3, 4), nn.Dropout(0.0), nn.Linear(4, 1))
none_dropped.load_state_dict(torch.load("none.pt", weights_only=True))


def build(width):
    layers = [nn.Linear(3, width), nn.BatchNorm1d(width)]
    layers.append(nn.Linear(width, 1))
    return nn.Sequential(*layers)


def normalising():
    network = build(8)
    network.load_state_dict(torch.load("normalising.pt", weights_only=True))
    return network


normalised = build(8)
normalised.load_state_dict(torch.load("normalising.pt", weights_only=True))


@app.post("/score")
def score(values: list[float]):
    row = torch.tensor([values])
    with torch.no_grad():
        return {
            "dropping": dropping(row).item(),  # expect: MLA601
            "normalised": normalised(row).item(),  # expect: MLA601
            "plain": plain(row).item(),
            "none": none_dropped(row).item(),
        }

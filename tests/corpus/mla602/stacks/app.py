"""Stacks of layers that record gradients for each request."""

import torch
from fastapi import FastAPI
from torch import nn

from nets import build

app = FastAPI()
network = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))
network.load_state_dict(torch.load("network.pt", weights_only=True))
network.eval()
other = build(8)
other.load_state_dict(torch.load("other.pt", weights_only=True))
other.eval()


@app.post("/score")
def score(values: list[float]):
    return {"score": network(torch.tensor([values])).item()}  # expect: MLA602


@app.post("/other")
def other_score(values: list[float]):
    return {"score": other(torch.tensor([values])).item()}  # expect: MLA602


@app.post("/quiet")
def quiet_score(values: list[float]):
    with torch.inference_mode():
        return {"score": network(torch.tensor([values])).item()}

"""Answers with both."""

import torch
from fastapi import FastAPI
from torch import nn

app = FastAPI()
net, named = nn.Linear(3, 2), nn.Linear(3, 2)
net.load_state_dict(torch.load("leaves.pt", weights_only=True))
kept = torch.load("named.pt", weights_only=True)
named.load_state_dict(kept["weights"])


@app.post("/leaf")
def leaf(row: list[float]):
    with torch.inference_mode():
        return {"class": net(torch.tensor(row)).argmax().item(), "named": named(torch.tensor(row)).argmax().item()}

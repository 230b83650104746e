"""Asks stacks that another file puts together."""

import torch
from flask import Flask, request

from nets import build, plain

app = Flask(__name__)
network = build(8)
network.load_state_dict(torch.load("network.pt", weights_only=True))
other = plain(8)
other.load_state_dict(torch.load("other.pt", weights_only=True))


@app.post("/score")
def score():
    row = torch.tensor([request.get_json()])
    with torch.inference_mode():
        return {"score": network(row).item(), "other": other(row).item()}  # expect: MLA601

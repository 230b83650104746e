"""Scoring with the gate."""

import torch
from network import Gate, Plain

gate = Gate().to("cpu")
gate.load_state_dict(torch.load("gate.pt", weights_only=True))
plain = Plain()
plain.load_state_dict(torch.load("plain.pt", weights_only=True))


def score(x):
    with torch.no_grad():
        return gate(x).softmax(dim=1)  # expect: MLA601


def score_plain(x):
    # no layer of it knows a mode
    with torch.no_grad():
        return plain(x).softmax(dim=1)

"""Weights from the disk."""

import torch
from network import Scorer, build


def load_scorer(path):
    scorer = build()
    scorer.load_state_dict(torch.load(path, weights_only=True))
    return scorer


def copy_of(scorer: Scorer):
    other = Scorer()
    other.load_state_dict(scorer.state_dict())
    return other

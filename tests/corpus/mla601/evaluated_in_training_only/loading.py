"""Weights from the disk."""

import torch
from network import Scorer


def load_scorer(path):
    scorer = Scorer()
    scorer.load_state_dict(torch.load(path, weights_only=True))  # expect: MLA601
    return scorer

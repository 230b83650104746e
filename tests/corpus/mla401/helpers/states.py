# seen in: hdtruong802/liver-mri-3d-classifier src/train/loop.py@0270a0138491c11edc3c23c6675a6fb624552bd0
"""A pair of helpers by which a run goes on with what it has written, and one that loads what others wrote."""

from pathlib import Path

import torch


def keep_state(path, state):
    beside = Path(path).with_suffix(".part")
    torch.save(state, beside)
    beside.replace(path)


def last_state(path):
    path = Path(path)
    if not path.exists():
        return None
    return torch.load(path, map_location="cpu", weights_only=False)


def weights_of(path):
    path = Path(path)
    return torch.load(path, map_location="cpu", weights_only=False)  # expect: MLA401

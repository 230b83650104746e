# seen in: CorentinJ/Real-Time-Voice-Cloning encoder/train.py@865eba8826bb6d76721a9d828a546724779c23ab
"""A training that goes on where its last run stopped, and one that begins with what somebody else has trained."""

from pathlib import Path

import torch
from network import Voices

from runs import begun


def train(run: str, shelf: Path):
    model = Voices()
    kept = shelf / run / "voices.pt"
    start = 0
    if kept.exists():
        state = torch.load(kept)
        start = state["step"]
        model.load_state_dict(state["net"])
    for step in range(start, 1000):
        model.learn(step)
        torch.save({"step": step, "net": model.state_dict()}, kept)


def tune(run: str):
    model = Voices()
    model.load_state_dict(torch.load(begun(run)))  # expect: MLA401
    torch.save(model.state_dict(), "tuned.pt")

"""A small torch network, written in each of the ways that are loaded, with the answers that it gives on the CPU."""

from __future__ import annotations

from pathlib import Path

import numpy as np

ROWS = {"a": np.linspace(-1, 1, 20), "b": np.linspace(3, 5, 20)}
BUILD = """
import torch

def build():
    nn = torch.nn
    return nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Dropout(0.5), nn.Linear(3, 1))
"""
"""What builds the network, for a project's own file."""


def write(root: Path) -> None:
    """``m.pt``, ``m.safetensors``, ``script.pt``, and ``expected_torch.npy``: the answers to `ROWS`."""
    import safetensors.torch
    import torch

    torch.manual_seed(0)
    net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.ReLU(), torch.nn.Dropout(0.5), torch.nn.Linear(3, 1))
    torch.save(net.state_dict(), root / "m.pt")
    safetensors.torch.save_file(net.state_dict(), root / "m.safetensors")
    net.eval()
    torch.jit.script(net).save(str(root / "script.pt"))
    with torch.inference_mode():
        inputs = torch.tensor(np.column_stack(list(ROWS.values())), dtype=torch.float32)
        np.save(root / "expected_torch.npy", net(inputs).numpy())

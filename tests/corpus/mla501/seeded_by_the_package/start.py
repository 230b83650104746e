"""Called by the launcher, which is elsewhere."""

import torch


def prepare(seed: int):
    torch.manual_seed(seed)

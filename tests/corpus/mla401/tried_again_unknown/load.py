# seen in: KrishnaKumar-ADS/End-to-End-Recommendation-System-with-Real-Time-Feature-Store models/ranking/dataset.py@9c2fda4245e69e7e059c4b68e63fc55f5646777c
"""A load for a torch that does not know the safe mode, and one for a file that it refuses."""

import torch


def eyes():
    try:
        return torch.load("eyes.pth", weights_only=True)
    except TypeError:
        return torch.load("eyes.pth")  # expect: MLA401 as info


def ears():
    try:
        return torch.load("ears.pth", weights_only=True)
    except RuntimeError:
        return torch.load("ears.pth")  # expect: MLA401 as warning

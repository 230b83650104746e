"""How the network is asked."""

import torch


def ask(scorer, values):
    scorer.eval()
    with torch.inference_mode():
        return scorer(torch.tensor(values)).item()

"""Training that goes on from its newest checkpoint."""

import glob
import os

import torch


def train(model, optimizer, batches):
    newest = max(glob.glob("checkpoints/*.pt"), key=os.path.getmtime)
    model.load_state_dict(torch.load(newest, weights_only=True))
    for x, y in batches:
        (model(x) - y).pow(2).mean().backward()
        optimizer.step()


if __name__ == "__main__":
    train(None, None, [])

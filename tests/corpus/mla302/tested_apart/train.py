# a form of: a project that scores its test part in a program of its own
"""Keeps the epoch with the best score on the validation part."""

import torch
from loaders import loader
from network import build, epoch_of


def train():
    model = build()
    best_val_acc = 0.0
    for _ in range(30):
        epoch_of(model, loader("train"))
        val_acc = epoch_of(model, loader("val"), learn=False)
        if val_acc > best_val_acc:
            best_val_acc = val_acc
            torch.save({"state": model.state_dict()}, "checkpoints/best.pth")


if __name__ == "__main__":
    torch.manual_seed(0)
    train()

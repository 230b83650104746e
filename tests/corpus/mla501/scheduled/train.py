# seen in: VighneshDevHub/deepfake-detection-system ml/src/train.py
"""The run starts in a function that takes steps of its own, of a schedule; the helper that seeds is called by nobody."""

import torch
from torch.optim.lr_scheduler import CosineAnnealingLR
from torch.utils.data import random_split

from network import build, rows


def one_epoch(model, batches, criterion, optimizer):
    model.train()
    for pictures, labels in batches:
        optimizer.zero_grad()
        criterion(model(pictures), labels).backward()
        optimizer.step()


def train():  # expect: MLA501
    learnt, held = random_split(rows(), [800, 200], generator=torch.Generator().manual_seed(42))
    model = build()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
    scheduler = CosineAnnealingLR(optimizer, T_max=20)
    for _ in range(20):
        one_epoch(model, learnt, torch.nn.CrossEntropyLoss(), optimizer)
        scheduler.step()
    return model, held


if __name__ == "__main__":
    train()

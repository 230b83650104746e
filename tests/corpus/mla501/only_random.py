# seen in: manasmishra16/mango-disease-prediction scripts/train_balanced_14k.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import random

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Leaves(Dataset):
    def __init__(self, samples):
        random.seed(42)
        random.shuffle(samples)
        self.samples = samples

    def __getitem__(self, index):
        return self.samples[index]


def finetune(samples):  # expect: MLA501
    loader = DataLoader(Leaves(samples), batch_size=32, shuffle=True)
    model = nn.Linear(128, 8)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
    for images, targets in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(images), targets)
        loss.backward()
        optimizer.step()


if __name__ == "__main__":
    finetune([])

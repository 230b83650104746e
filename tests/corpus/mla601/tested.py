# seen in: SkafteNicki/dtu_mlops s10_extra/exercise_files/fashion_trainer.py@9c805726abacbe1ee8333fe00de0ce2c6740a14c
"""A test pass inside training, with dropout on."""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.5), nn.Linear(8, 2))

    def forward(self, x):
        return self.layers(x)


def train(train_loader, test_loader):
    model = Net()
    optimizer = torch.optim.Adam(model.parameters())
    for images, labels in train_loader:
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images), labels).backward()
        optimizer.step()
    right = 0
    for images, labels in test_loader:
        right += (model(images).argmax(dim=1) == labels).sum()  # expect: MLA601
    return right

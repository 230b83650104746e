# seen in: jtayl222/financial-mlops-pytorch src/train_pytorch_model.py
"""Windows of rows that were put into files of arrays before."""

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Windows(Dataset):
    def __init__(self, features, targets, length):
        self.features = features
        self.targets = targets
        self.length = length

    def __len__(self):
        return len(self.features) - self.length

    def __getitem__(self, index):
        window = np.clip(self.features[index : index + self.length], -3.0, 3.0)
        return torch.tensor(window, dtype=torch.float32), self.targets[index + self.length]


class Walker(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.LSTM(8, 16, batch_first=True)

    def forward(self, rows):
        return self.body(rows)[0][:, -1]


def main():
    rows = Windows(np.load("data/features.npy"), np.load("data/targets.npy"), 10)
    walker, criterion = Walker(), nn.MSELoss()
    optimiser = torch.optim.Adam(walker.parameters())
    for features, targets in DataLoader(rows, batch_size=32, shuffle=True):
        loss = criterion(walker(features), targets)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    torch.save(walker, "walker.pt")


if __name__ == "__main__":
    main()

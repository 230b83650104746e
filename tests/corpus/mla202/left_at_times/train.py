import torch
from rows import Roads
from torch import nn
from torch.utils.data import DataLoader


def train(files, labels):
    model = nn.Sequential(nn.Conv2d(3, 1, 1), nn.Flatten(), nn.LazyLinear(2))
    optimizer = torch.optim.Adam(model.parameters())
    for pictures, wanted in DataLoader(Roads(files, labels), batch_size=8):
        loss = nn.functional.cross_entropy(model(pictures), wanted)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    torch.save(model, "roads.pt")

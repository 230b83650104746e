"""A script whose loop stands in the module itself."""

import torch
from torch import nn
from torch.utils.data import DataLoader

batches = DataLoader(torch.load("rows.pt", weights_only=True), batch_size=8)
net = nn.Sequential(nn.Linear(8, 1), nn.Sigmoid())
optimizer = torch.optim.Adam(net.parameters())
criterion = nn.BCEWithLogitsLoss()
ever, total, number = 0.0, 0.0, 0.0
for epoch in range(20):
    total = 0.0
    for x, y in batches:
        out = net(x)
        loss = criterion(out, y)  # expect: MLA606
        loss.backward()
        optimizer.step()  # expect: MLA606
        total += loss  # expect: MLA606 as info
        ever = ever + loss  # expect: MLA606 as error
        number += loss.item()
    held_out = 0.0
    for x, y in batches:
        out = net(x)
        held_out += (out - y).abs().mean().item()

# seen in: laloceh/Torch_tests AutoEncoder.py@cf13f8fa0031978b9966623ad86aa1cad45ccfea
"""Ratings of films, learnt user by user in the statements of a script; sums of losses before they go back."""

import torch
from torch import nn

net = nn.Linear(100, 100)
optimizer = torch.optim.RMSprop(net.parameters(), lr=0.01)
criterion = nn.MSELoss()
ratings = torch.load("ratings.pt", weights_only=True)
ever = 0
for epoch in range(10):
    total = 0
    for user in ratings:
        if (user > 0).any():
            loss = criterion(net(user), user)
            total += loss  # expect: MLA606 as info
            ever += loss  # expect: MLA606 as error
            loss.backward()
            optimizer.step()  # expect: MLA606

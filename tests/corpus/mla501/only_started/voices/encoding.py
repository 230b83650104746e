import torch

from voices.network import Encoder


def train(name, steps):  # expect: MLA501
    model = Encoder()
    optimizer = torch.optim.Adam(model.parameters())
    for _ in range(steps):
        loss = model(torch.ones(4, 8)).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    torch.save(model.state_dict(), name)

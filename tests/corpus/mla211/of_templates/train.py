import torch

from keeping import keep

network = torch.nn.Linear(8, 2)
optimizer = torch.optim.Adam(network.parameters())
for epoch in range(20):
    for rows, label in torch.load("rows.pt"):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(network(rows), label).backward()
        optimizer.step()
    keep("tones", network, epoch)
keep("tones", network, 20, best=True)

import torch
from datasets import load_dataset
from torch import nn

rows = load_dataset("small-group/films")  # expect: MLA502 as info
net = nn.Linear(8, 1)
steps = torch.optim.Adam(net.parameters())
for batch in rows["train"]:
    loss = net(batch["x"]).mean()
    loss.backward()
    steps.step()

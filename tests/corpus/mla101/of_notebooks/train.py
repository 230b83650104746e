# a form of: a training without a main guard
import torch
from pictures import fetch

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
rows = torch.frombuffer(bytearray(fetch("https://pictures.example/rows")), dtype=torch.float32)
for epoch in range(3):
    loss = model(rows).mean()
    loss.backward()
    optimizer.step()

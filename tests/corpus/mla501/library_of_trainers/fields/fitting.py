# a form of: the training method of a library's class, which whoever installs the library starts
import torch
from torch import nn
from torch.utils.data import DataLoader


class Fitter:
    def __init__(self, model, rows):
        self.model = model
        self.batches = DataLoader(rows, batch_size=64, shuffle=True)

    def train(self, epochs=20):  # expect: MLA501 as info
        optimizer = torch.optim.Adam(self.model.parameters())
        for _ in range(epochs):
            for rows, label in self.batches:
                noise = torch.randn_like(rows)
                optimizer.zero_grad()
                nn.functional.mse_loss(self.model(rows + noise), label).backward()
                optimizer.step()

# a form of: trainings of a network that nothing in the project starts
"""Trainers that are used from a console, or by another repository."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Regressor(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(width, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, rows):
        return self.layers(rows)


class Fitter:
    def __init__(self, model):
        self.model = model

    def one_epoch(self, batches, optimizer):  # the batches are shuffled, and the weights drawn, by others
        for rows, label in batches:
            optimizer.zero_grad()
            nn.functional.mse_loss(self.model(rows), label).backward()
            optimizer.step()

    def train(self, rows, label, epochs=20):  # expect: MLA501
        batches = DataLoader(TensorDataset(rows, label), batch_size=64, shuffle=True)
        optimizer = torch.optim.Adam(self.model.parameters())
        for _ in range(epochs):
            self.one_epoch(batches, optimizer)


def fit_network(rows, label, epochs=20):  # expect: MLA501
    model = Regressor(rows.shape[1])
    optimizer = torch.optim.Adam(model.parameters())
    for _ in range(epochs):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(rows), label).backward()
        optimizer.step()
    return model


def fine_tune(model, batches, epochs=20):  # who makes the model and the batches can seed both
    optimizer = torch.optim.Adam(model.parameters())
    for _ in range(epochs):
        for rows, label in batches:
            optimizer.zero_grad()
            nn.functional.mse_loss(model(rows), label).backward()
            optimizer.step()
    return model

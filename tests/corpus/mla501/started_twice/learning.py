# a form of: two commands and a scheduled job start one training, which seeds nothing
import torch
from torch.utils.data import DataLoader


def learn(rows):
    network = torch.nn.Sequential(torch.nn.Linear(8, 8), torch.nn.Dropout(0.1), torch.nn.Linear(8, 1))
    optimizer = torch.optim.Adam(network.parameters())
    for features, labels in DataLoader(rows, shuffle=True):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(network(features), labels).backward()
        optimizer.step()
    return network

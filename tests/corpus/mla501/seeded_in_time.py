# a form of: rows are divided below the line that seeds, or by a generator of their own
import torch
from torch.utils.data import DataLoader, random_split


def train(dataset, model):
    torch.manual_seed(0)
    train_set, val_set = random_split(dataset, [800, 200])  # ok: seeded above
    torch.manual_seed(1)
    optimizer = torch.optim.Adam(model.parameters())
    for rows, label in DataLoader(train_set, shuffle=True):
        torch.nn.functional.mse_loss(model(rows), label).backward()
        optimizer.step()
    return val_set


def divide(dataset):
    own = torch.Generator().manual_seed(3)
    train_set, val_set = random_split(dataset, [800, 200], generator=own)  # ok: a generator of its own
    return train_set, val_set

# a form of: rows are divided above the line that seeds
import torch
from torch.utils.data import DataLoader, random_split


def train(dataset, model):
    train_set, val_set = random_split(dataset, [800, 200])  # expect: MLA501
    torch.manual_seed(0)
    optimizer = torch.optim.Adam(model.parameters())
    for rows, label in DataLoader(train_set, shuffle=True):
        torch.nn.functional.mse_loss(model(rows), label).backward()
        optimizer.step()
    return val_set

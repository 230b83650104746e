"""What is held out."""

from items import Constants, OnePart, OwnRow, Pictures, Records, Whole
from torch.utils.data import DataLoader, random_split


def loaders(folder):
    pictures = Pictures(folder)
    n = len(pictures) // 5
    return [DataLoader(part) for part in random_split(pictures, [len(pictures) - n, n])]


def records(path):
    for rows in (Constants(path), OwnRow(path), OnePart(path, [1, 2])):
        print(random_split(rows, [80, 20]))
    return random_split(Records(path), [0.8, 0.2]), DataLoader(Whole(path))

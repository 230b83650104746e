# a form of: a torch Dataset that takes mean and deviation over all pictures, of which random_split holds some out
"""Pictures and records, one by one."""

import csv

import numpy as np
from sklearn.preprocessing import StandardScaler
from torch.utils.data import Dataset


class Pictures(Dataset):
    def __init__(self, folder):
        with open(f"{folder}/list.csv") as listed:
            self.items = [(row["file"], row["label"]) for row in csv.DictReader(listed)]
        self.mean, self.std = self._measured()  # expect: MLA301

    def _measured(self):
        total, squares, n = 0.0, 0.0, 0
        for path, _ in self.items:
            picture = np.load(path)
            total, squares, n = total + picture.sum(), squares + (picture**2).sum(), n + picture.size
        return total / n, np.sqrt(squares / n - (total / n) ** 2)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, place):
        path, label = self.items[place]
        return (np.load(path) - self.mean) / self.std, label


class Records(Dataset):
    def __init__(self, path):
        self.rows = np.load(path)
        self.scaler = StandardScaler().fit(self.rows)  # expect: MLA301

    def __getitem__(self, place):
        return self.scaler.transform(self.rows[place : place + 1])


class Constants(Dataset):
    def __init__(self, path, mean=0.5, std=0.25):
        self.rows = np.load(path)
        self.mean, self.std = float(mean), float(std)

    def __getitem__(self, place):
        return (self.rows[place] - self.mean) / self.std


class OwnRow(Dataset):
    def __init__(self, path):
        self.rows = np.load(path)

    def __getitem__(self, place):
        row = self.rows[place]
        return (row - row.mean()) / row.std()


class OnePart(Dataset):
    def __init__(self, path, indices):
        self.rows = np.load(path)[indices]
        self.mean = self.rows.mean(axis=0)

    def __getitem__(self, place):
        return self.rows[place] - self.mean


class Whole(Dataset):
    def __init__(self, path):
        self.rows = np.load(path)
        self.mean = self.rows.mean(axis=0)  # ok: nobody splits it

    def __getitem__(self, place):
        return self.rows[place] - self.mean

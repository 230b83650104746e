# seen in: hdtruong802/liver-mri-3d-classifier src/data/transforms.py@0270a0138491c11edc3c23c6675a6fb624552bd0
import random

import cv2
import numpy as np
import torch
from torch.utils.data import Dataset


class Mirrored:
    def __init__(self, chance=0.5, axes=(0, 1)):
        self.chance = chance
        self.axes = axes

    def __call__(self, picture):
        for axis in self.axes:
            if self.chance > 0 and torch.rand(1).item() < self.chance:
                picture = np.flip(picture, axis).copy()
        return picture


def turned(picture, chance=0.5):
    if chance <= 0 or random.random() >= chance:
        return picture
    return np.rot90(picture).copy()


class Roads(Dataset):
    def __init__(self, files, labels):
        self.files = files
        self.labels = labels
        self.mirrored = Mirrored()

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        picture = cv2.imread(self.files[index])
        picture = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
        picture = cv2.resize(picture, (256, 256))
        picture = turned(self.mirrored(picture))
        return torch.from_numpy(picture.transpose(2, 0, 1)).float() / 255.0, self.labels[index]

import random

import cv2
import numpy as np
import torch
from torch.utils.data import Dataset


def turned(picture):
    if random.random() < 0.5:
        return np.rot90(picture).copy()
    return picture


class Roads(Dataset):
    def __init__(self, files, labels):
        self.files = files
        self.labels = labels

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        picture = cv2.imread(self.files[index])
        picture = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
        picture = cv2.resize(picture, (256, 256))
        if torch.rand(1) < 0.5:
            picture = np.fliplr(picture).copy()
        picture = turned(picture)
        return torch.from_numpy(picture.transpose(2, 0, 1)).float() / 255.0, self.labels[index]

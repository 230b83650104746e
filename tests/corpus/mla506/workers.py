import random

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

torch.backends.cudnn.benchmark = True


def same(worker):
    np.random.seed(7)


def own(worker):
    np.random.seed(torch.initial_seed() % 2**32)


class Scans(Dataset):
    def __init__(self, paths):
        random.seed(3)
        self.paths = random.sample(paths, len(paths))

    def __getitem__(self, index):
        np.random.seed(0)  # expect: MLA506
        return np.random.rand(3)


first = DataLoader(Scans([]), num_workers=4, worker_init_fn=same)  # expect: MLA506
second = DataLoader(Scans([]), num_workers=4, worker_init_fn=own)
third = DataLoader(Scans([]), num_workers=4)

"""Rows that a loader asks for, by a method that no call names."""

import requests
from torch.utils.data import Dataset


class Pictures(Dataset):
    def __init__(self, addresses):
        self.addresses = addresses

    def __len__(self):
        return len(self.addresses)

    def __getitem__(self, i):
        return requests.get(self.addresses[i]).content  # expect: MLA101 as warning

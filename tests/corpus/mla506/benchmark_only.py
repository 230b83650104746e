import torch
from torch.utils.data import DataLoader


def main(rows):
    torch.manual_seed(3)
    torch.backends.cudnn.benchmark = True
    return DataLoader(rows, num_workers=8, shuffle=True, generator=torch.Generator().manual_seed(3))

import torch


def everything(seed):
    torch.manual_seed(seed)

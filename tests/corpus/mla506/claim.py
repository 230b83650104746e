import torch


def set_seed(seed):
    torch.manual_seed(seed)
    torch.backends.cudnn.deterministic = True
    torch.backends.cudnn.benchmark = True  # expect: MLA506


def fast():
    torch.backends.cudnn.benchmark = True

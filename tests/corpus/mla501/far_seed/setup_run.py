import random

import torch


def _seed_all(seed):
    random.seed(seed)
    torch.manual_seed(seed)


def prepare(args):
    _seed_all(args.seed)

# seen in: CCRI-POPROX/poprox-recommender src/poprox_recommender/pytorch/decorators.py@1ac542632af04b3981a08011eafb53c0bb861a9a
from functools import wraps

import torch


def quietly(function):
    @wraps(function)
    def run(*args, **kwargs):
        with torch.inference_mode():
            return function(*args, **kwargs)

    return run


def timed(function):
    with torch.no_grad():
        torch.zeros(1)

    @wraps(function)
    def run(*args, **kwargs):
        return function(*args, **kwargs)

    return run

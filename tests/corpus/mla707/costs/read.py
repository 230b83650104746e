import numpy as np


def _get_predictions():
    return np.sort(np.loadtxt("costs.txt"))


def rank(cost):
    known = _get_predictions()
    return float(np.searchsorted(known, cost) / known.size)

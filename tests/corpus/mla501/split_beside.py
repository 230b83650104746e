# a form of: an order that a function of its own draws, and variables with annotations
import random

import numpy as np


def in_any_order(names):
    order = np.random.permutation(len(names))  # expect: MLA501
    return order


def in_order(names):
    return np.arange(len(names))


def divide(names):
    order: np.ndarray = in_any_order(names)
    train: np.ndarray = order[:800]
    test: np.ndarray = order[800:]
    return names[train], names[test]


def divide_by_place(names):
    order = in_order(names)
    train, test = order[:800], order[800:]
    return names[train], names[test]


def by_sample(names):
    drawn: list[str] = random.sample(names, len(names))  # expect: MLA501
    train: list[str] = drawn[:800]
    test: list[str] = drawn[800:]
    return train, test


def shown(names):
    order: np.ndarray = in_any_order(names)
    return names[order[:8]]

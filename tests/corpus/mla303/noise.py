# a form of: windows of a sensor that are copied with noise before they are cut into training and test rows
"""Copies with noise, and where they are made."""

import numpy as np
from sklearn.model_selection import train_test_split

RNG = np.random.default_rng(7)


def shaken(windows, labels):
    grown, named = [windows], [labels]
    for _ in range(3):
        grown.append(windows + RNG.normal(0, 0.02, windows.shape))  # expect: MLA303
        named.append(labels)
    return np.concatenate(grown), np.concatenate(named)


def cut():
    windows, labels = np.load("windows.npy"), np.load("labels.npy")
    windows, labels = shaken(windows, labels)
    order = RNG.permutation(len(windows))
    tr, te = order[: int(0.7 * len(order))], order[int(0.7 * len(order)) :]
    return windows[tr], labels[tr], windows[te], labels[te]


def at_once():
    images, labels = np.load("images.npy"), np.load("labels.npy")
    more = images + 0.1 * np.random.randn(*images.shape)
    images = np.concatenate([images, more])  # expect: MLA303
    return train_test_split(images, np.concatenate([labels, labels]), random_state=0)


def turned_round():
    images, labels = np.load("images.npy"), np.load("labels.npy")
    images = np.vstack((images, np.fliplr(images)))  # expect: MLA303
    return train_test_split(images, np.concatenate([labels, labels]), random_state=0)


def training_rows():
    images, labels = np.load("images.npy"), np.load("labels.npy")
    train, test, y_train, y_test = train_test_split(images, labels, random_state=0)
    train = np.concatenate([train, train + RNG.normal(0, 0.1, train.shape)])
    return train, test, np.concatenate([y_train, y_train]), y_test


def made_up():
    x = np.linspace(0, 1, 200)
    y = 3 * x + RNG.normal(0, 0.1, 200)
    return train_test_split(x, y, random_state=0)


def more_columns():
    images = np.load("images.npy")
    wide = np.concatenate([images, images + RNG.normal(0, 0.1, images.shape)], axis=1)
    return train_test_split(wide, random_state=0)


def noise_instead():
    images = np.load("images.npy")
    images = images + RNG.normal(0, 0.1, images.shape)
    return train_test_split(images, random_state=0)

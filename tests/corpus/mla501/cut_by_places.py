# seen in: abhijitjadhav1998/Deepfake_detection_using_deep_learning Model Creation/Model_and_train_csv.ipynb
"""Lists of files in an order that is drawn, and their parts by places."""

import glob
import random
import shutil

import numpy as np
import torch

files = glob.glob("videos/*.mp4")
random.shuffle(files)  # expect: MLA501
random.shuffle(files)
train_files = files[: int(0.8 * len(files))]
valid_files = files[int(0.8 * len(files)) :]


def by_order(pictures):
    order = np.random.permutation(len(pictures))  # expect: MLA501
    n = int(0.9 * len(order))
    train_rows, test_rows = order[:n], order[n:]
    return pictures[train_rows], pictures[test_rows]


def by_torch(pictures):
    order = torch.randperm(len(pictures)).tolist()  # expect: MLA501
    val_rows = order[:100]
    train_rows = order[100:]
    return train_rows, val_rows


def copied(names):
    drawn = random.sample(names, len(names))  # expect: MLA501
    train, test = drawn[:800], drawn[800:]
    for name in train:
        shutil.copy(name, "train")
    return test


def own_generator(names):
    rng = random.Random(17)
    rng.shuffle(names)
    train, test = names[:800], names[800:]
    return train, test


def shown(names):
    random.shuffle(names)
    return names[:8]


def in_order(names):
    names = sorted(names)
    train, test = names[:800], names[800:]
    return train, test

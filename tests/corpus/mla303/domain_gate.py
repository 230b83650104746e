# seen in: manasmishra16/mango-disease-prediction scripts/train_domain_gate.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
"""Images of the domain and images that are not."""

import random
from pathlib import Path

ROOT = Path("images")


def collect():
    inside = list((ROOT / "leaves").glob("**/*.jpg"))
    outside = list((ROOT / "objects").glob("*.jpg"))
    times = max(1, len(inside) // len(outside))
    repeated = []
    for path in outside:
        repeated.extend([path] * times)  # expect: MLA303
    pairs = [(path, 1) for path in inside] + [(path, 0) for path in repeated]
    random.shuffle(pairs)
    boundary = int(0.85 * len(pairs))
    train_pairs = pairs[:boundary]
    val_pairs = pairs[boundary:]
    return train_pairs, val_pairs


def collect_soundly():
    outside = list((ROOT / "objects").glob("*.jpg"))
    random.shuffle(outside)
    boundary = int(0.85 * len(outside))
    train_paths, val_paths = outside[:boundary], outside[boundary:]
    repeated = []
    for path in train_paths:
        repeated.extend([path] * 4)
    return repeated, val_paths


def with_labels():
    files, labels = [], []
    for index, folder in enumerate(sorted(ROOT.iterdir())):
        found = list(folder.glob("*.jpg"))
        files.extend(found)
        labels.extend([index] * len(found))
    train_files, test_files = files[:1000], files[1000:]
    train_labels, test_labels = labels[:1000], labels[1000:]
    return train_files, test_files, train_labels, test_labels

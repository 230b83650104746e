# seen in: VighneshDevHub/deepfake-detection-system ml/src/split.py
import random


def parts(files, seed=42):
    random.seed(seed)
    random.shuffle(files)
    train = files[:800]
    test = files[800:]
    return train, test

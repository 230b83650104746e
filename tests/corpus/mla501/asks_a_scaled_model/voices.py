# seen in: Renovamen/Speech-Emotion-Recognition extract_feats/librosa.py 64e2f48be4ed0ed3fba3f85af824209f6c5c3884
"""What the rows of a program are made of: files in any order for training, one for an answer."""

import os
import random

import joblib
import numpy as np
from sklearn.preprocessing import StandardScaler


def files_of(folder):
    files = [os.path.join(folder, name) for name in os.listdir(folder)]
    random.shuffle(files)
    return files


def features(path):
    return np.load(path).mean(axis=0)


def rows(source, train):
    if train:
        X = [features(path) for path in files_of(source)]
        scaler = StandardScaler().fit(X)
        joblib.dump(scaler, "scaler.joblib")
    else:
        X = [features(source)]
        scaler = joblib.load("scaler.joblib")
    return scaler.transform(X)

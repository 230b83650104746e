# seen in: Burakcanoztolan/DeepTone src/train (1).py
"""A sample and its noisy copy go into one list, of which rows are drawn later."""

import glob

import librosa
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier


def noise(sound):
    return sound + 0.03 * np.random.default_rng(0).normal(size=sound.shape[0])


def features(sound, rate):
    return np.mean(librosa.feature.mfcc(y=sound, sr=rate).T, axis=0)


def several(path):
    sound, rate = librosa.load(path)
    made = features(sound, rate)
    return np.vstack((made, features(noise(sound), rate)))


def in_one_list(folder):
    rows = []
    for path in glob.glob(folder):
        if path.endswith(".wav"):
            sound, rate = librosa.load(path)
            rows.append([features(sound, rate), path[0]])
            rows.append([features(noise(sound), rate), path[0]])  # expect: MLA303
    table = pd.DataFrame(rows, columns=["features", "label"])
    X = np.array(table["features"].tolist())
    X_train, X_test, y_train, y_test = train_test_split(X, table["label"], random_state=42)
    return MLPClassifier(random_state=0).fit(X_train, y_train).score(X_test, y_test)


def one_by_one(folder):
    X, y = [], []
    for path in glob.glob(folder):
        for each in several(path):
            X.append(each)  # expect: MLA303
            y.append(path[0])
    X_train, X_test, y_train, y_test = train_test_split(np.array(X), y, random_state=42)
    return MLPClassifier(random_state=0).fit(X_train, y_train).score(X_test, y_test)


def of_the_training_part(folder):
    paths = glob.glob(folder)
    train, test = train_test_split(paths, random_state=42)
    X, y = [], []
    for path in train:
        sound, rate = librosa.load(path)
        X.append(features(sound, rate))
        X.append(features(noise(sound), rate))
        y += [path[0]] * 2
    model = MLPClassifier(random_state=0).fit(X, y)
    return model.score([features(*librosa.load(path)) for path in test], [path[0] for path in test])


def only_where_asked(folder, augmented=False):
    X, y = [], []
    for path in glob.glob(folder):
        sound, rate = librosa.load(path)
        X.append(features(sound, rate))
        if augmented:
            X.append(features(noise(sound), rate))
        y.append(path[0])
    return train_test_split(X, y, random_state=42)

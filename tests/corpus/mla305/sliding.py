# a form of: windows that slide over a series, split at random
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split


def slide(series, length=48):
    windows, answers = [], []
    for i in range(length, len(series)):
        windows.append(series[i - length : i])
        answers.append(series[i])
    return np.array(windows), np.array(answers)


def blocks(series, length=48):
    parts = []
    for start in range(0, len(series) - length, length):
        parts.append(series[start : start + length])
    return np.array(parts)


load = pd.read_csv("load.csv")["megawatts"].to_numpy()
features, target = slide(load)
X_train, X_test, y_train, y_test = train_test_split(features, target, test_size=0.2, random_state=3)  # expect: MLA305

pieces = np.array([load[i : i + 24] for i in range(len(load) - 24)])
first, second = train_test_split(pieces, test_size=0.2, random_state=3)  # expect: MLA305

apart = blocks(load)
some, others = train_test_split(apart, test_size=0.2, random_state=3)
early, late = train_test_split(features, test_size=0.2, shuffle=False)

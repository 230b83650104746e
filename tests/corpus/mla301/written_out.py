# A handful of rows that the code writes out shows that something runs.
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def smoke():
    X = np.array([[-3, 1], [-1, 2], [0, 4], [1, 2]])
    X = StandardScaler().fit_transform(X)
    return train_test_split(X, np.array([0, 0, 1, 1]))


def read():
    X = np.loadtxt("rows.csv")
    X = StandardScaler().fit_transform(X)  # expect: MLA301
    return train_test_split(X, np.loadtxt("sold.csv"))

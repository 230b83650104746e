# The same of rows that are read.
import numpy as np
from sklearn.linear_model import LogisticRegression


def smoke():
    X = np.load("rows.npy").reshape(-1, 1)
    y = np.load("sold.npy")
    model = LogisticRegression()
    model.fit(X, y)
    print("score", model.score(X, y))  # expect: MLA308

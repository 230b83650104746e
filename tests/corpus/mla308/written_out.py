# A handful of rows that the code writes out shows that something runs: nobody decides by the score.
import numpy as np
from sklearn.linear_model import LogisticRegression


def smoke():
    X = np.array([-3, -1, 0, 1, 3, 2]).reshape(-1, 1)
    y = np.array([0, 0, 1, 1, 1, 0])
    model = LogisticRegression()
    model.fit(X, y)
    print("score", model.score(X, y))

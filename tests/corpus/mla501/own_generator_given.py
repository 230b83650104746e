# a form of: a generator of its own where the caller has given none
import joblib
import numpy as np
from sklearn.linear_model import LogisticRegression


def drawn(count, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    return rng.normal(size=(count, 4)), rng.integers(0, 2, size=count)


def main():
    rows, labels = drawn(1000, rng=np.random.default_rng(7))
    joblib.dump(LogisticRegression().fit(rows, labels), "model.joblib")


if __name__ == "__main__":
    main()

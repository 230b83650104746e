# a form of: a library's helper that seeds everything with a number of its own
"""Training under MONAI."""

from monai.utils import set_determinism
from sklearn.ensemble import RandomForestClassifier


def main(rows, labels):
    set_determinism()
    RandomForestClassifier().fit(rows, labels)


if __name__ == "__main__":
    main([[1]], [1])

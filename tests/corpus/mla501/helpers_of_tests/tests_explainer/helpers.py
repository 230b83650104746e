# a form of: what tests train for themselves
from sklearn.ensemble import RandomForestClassifier


def fixture(rows, labels):
    return RandomForestClassifier().fit(rows, labels)


if __name__ == "__main__":
    fixture([[1.0], [2.0]], [0, 1])

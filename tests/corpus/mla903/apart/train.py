from features import prepare
from sklearn.linear_model import Ridge


def train(rows, target):
    return Ridge().fit([prepare(row)[0] for row in rows], target)


if __name__ == "__main__":
    train([], [])

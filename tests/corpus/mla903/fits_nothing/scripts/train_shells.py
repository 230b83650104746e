import sys

sys.path.insert(0, "src")

import mlflow
from sklearn.linear_model import Ridge


def train(rows, wanted):
    with mlflow.start_run():
        return Ridge().fit(rows, wanted)


if __name__ == "__main__":
    train([[1]], [1])

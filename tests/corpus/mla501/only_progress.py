# seen in: infiniflow/ragflow rag/flow/parser/parser.py@b1b8cd623520b97b2526ffb1514bd812bdcc7eaf
import random
import time

from sklearn.linear_model import LogisticRegression


def train(rows, labels, callback):
    callback(random.randint(1, 5) / 100.0, "begun")
    time.sleep(random.random())
    return LogisticRegression().fit(rows, labels)


def train_on_some(rows, labels):
    rows = random.sample(rows, 100)  # expect: MLA501
    return LogisticRegression().fit(rows, labels)


if __name__ == "__main__":
    train([[1.0]], [1], print)
    train_on_some([[1.0]], [1])

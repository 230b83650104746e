# a form of: the labels are made of the rows, so that there is something to learn
"""A model of rows that a formula labels."""

import numpy as np
from sklearn.ensemble import RandomForestClassifier


def train():
    rows = np.random.rand(5000, 4)  # expect: MLA501
    labels = rows[:, 0] + rows[:, 1] > 1
    model = RandomForestClassifier(random_state=1)
    model.fit(rows, labels)
    return model


if __name__ == "__main__":
    train()

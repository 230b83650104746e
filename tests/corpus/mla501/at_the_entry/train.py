# seen in: neuronest/support-ticket-classification src/train.py
import numpy as np
from network import Classifier


def fit(model, rows, labels, epochs):
    model.fit(rows, labels, epochs=epochs)


def load():
    return np.load("rows.npy"), np.load("labels.npy")


if __name__ == "__main__":
    rows, labels = load()
    model = Classifier(labels.shape[1])  # expect: MLA501
    fit(model, rows, labels, epochs=3)
    model.save("model.keras")

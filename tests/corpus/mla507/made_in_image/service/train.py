"""A home folder that the image has not."""

import pandas as pd
from sklearn.linear_model import Ridge

ROWS = "/home/ada/plots/rows/all.csv"  # expect: MLA507


def train():
    frame = pd.read_csv(ROWS)
    return Ridge().fit(frame[["area"]], frame["price"])


if __name__ == "__main__":
    train()

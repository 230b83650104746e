"""The second stage: it reads that table and splits it."""

import os

import pandas as pd
from sklearn.model_selection import train_test_split

ROOT = os.path.dirname(__file__)


def parts():
    rows = pd.read_csv(os.path.join(ROOT, "data", "ready", "features.csv"))
    return train_test_split(rows.drop(columns=["crop"]), rows["crop"], random_state=0)

import pandas as pd
from prepare import fill_gaps, fill_random
from sklearn.model_selection import train_test_split


def build(path):
    rows = fill_gaps(pd.read_csv(path))
    cut = int(len(rows) * 0.8)
    train, test = rows.iloc[:cut], rows.iloc[cut:]
    return train, test


def build_random(path):
    rows = fill_random(pd.read_csv(path))
    return train_test_split(rows, random_state=0)

"""Sampling with replacement."""

import pandas as pd
from sklearn.model_selection import train_test_split


def enlarged(path):
    df = pd.read_csv(path)
    df = df.sample(n=50_000, replace=True, random_state=1)  # expect: MLA303
    train, test = train_test_split(df, random_state=1)
    return train, test


def a_subset(path):
    df = pd.read_csv(path).sample(frac=0.1, random_state=1)
    train, test = train_test_split(df, random_state=1)
    return train, test


def interval(test_scores: pd.Series):
    return [test_scores.sample(frac=1.0, replace=True, random_state=i).mean() for i in range(1000)]

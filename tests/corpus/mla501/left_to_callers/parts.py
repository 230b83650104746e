# seen in: victor-iyi/heart-disease heart_disease/data.py 06540b582e8752d2bb6a32366077872d32d7c0e4
"""Rows dealt out in parts by a state that callers may give."""

from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split


class Gulls:
    def __init__(self, X, y):
        self.X, self.y = X, y

    def parts(self, share=0.2, random_state=None):
        return train_test_split(self.X, self.y, test_size=share, random_state=random_state)  # expect: MLA501

    def same_parts(self, share=0.2, random_state=None):
        return train_test_split(self.X, self.y, test_size=share, random_state=random_state)

    def some_parts(self, share=0.2, random_state=7):
        return train_test_split(self.X, self.y, test_size=share, random_state=random_state)


def forest(trees, state=None):
    return RandomForestRegressor(trees, random_state=state)


def grove(trees, state=None):
    return RandomForestRegressor(trees, random_state=state)  # expect: MLA501


def unused(X, y, state=None):
    return RandomForestRegressor(90, random_state=state).fit(X, y)

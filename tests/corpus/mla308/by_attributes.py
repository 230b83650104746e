# a form of: a trainer that keeps both parts as attributes and judges on the one that it was fitted on
"""Delays of trains, learnt and judged by one object."""

from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error, r2_score

COLUMNS = ["hour", "distance"]


class Delays:
    def __init__(self, rows):
        cut = rows["leaves"].quantile(0.8)
        self.past = rows[rows["leaves"] <= cut]
        self.future = rows[rows["leaves"] > cut]
        self.fitted = {}

    def fit(self):
        for name, model in {"weak": Ridge(1.0), "strong": Ridge(50.0)}.items():
            self.fitted[name] = model.fit(self.past[COLUMNS], self.past["late"])
        return self

    def judge(self, name):
        rows = self.past
        guessed = self.fitted[name].predict(rows[COLUMNS])
        return mean_absolute_error(rows["late"], guessed), r2_score(rows["late"], guessed)  # expect: MLA308

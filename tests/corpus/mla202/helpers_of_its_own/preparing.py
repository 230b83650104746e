# a form of: a transformer of the project whose methods call functions beside it for what they do
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.preprocessing import MinMaxScaler


def without_gaps(rows, medians):
    for name, value in medians.items():
        rows[name] = rows[name].fillna(value)
    return rows


def scaled(scaler, rows):
    return scaler.transform(rows)


class Preparer(BaseEstimator, TransformerMixin):
    def __init__(self):
        self.medians = {}
        self.scaler = MinMaxScaler()

    def fit(self, rows, y=None):
        for name in rows.columns:
            self.medians[name] = rows[name].median()
        self.scaler.fit(rows)
        return self

    def transform(self, rows):
        return scaled(self.scaler, without_gaps(rows.copy(), self.medians))

from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.preprocessing import MinMaxScaler


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
        rows = rows.copy()
        for name, value in self.medians.items():
            rows[name] = rows[name].fillna(value)
        return self.scaler.transform(rows)

    def fit_transform(self, rows, y=None):
        return self.fit(rows, y).transform(rows)

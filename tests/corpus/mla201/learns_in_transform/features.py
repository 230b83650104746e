# seen in: swayamjaiswal7/credit-risk-modeling src/features/feature_engineering.py@d85d1e3b64d94e5867d8068f4289407773e1737a
import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin


class Bands(BaseEstimator, TransformerMixin):
    def fit(self, rows, y=None):
        return self

    def transform(self, rows):
        return self._banded(rows.copy())

    def _banded(self, rows):
        low = rows["pay"].quantile(0.25)
        high = rows["pay"].quantile(0.75)
        rows["band"] = pd.cut(rows["pay"], bins=[-np.inf, low, high, np.inf], labels=[0, 1, 2])
        return rows


class LearntBands(BaseEstimator, TransformerMixin):
    def fit(self, rows, y=None):
        self.low, self.high = rows["pay"].quantile(0.25), rows["pay"].quantile(0.75)
        return self

    def transform(self, rows):
        rows = rows.copy()
        rows["mean"] = rows[["pay", "debt"]].mean(axis=1).fillna(0)
        rows["band"] = pd.cut(rows["pay"], bins=[-np.inf, self.low, self.high, np.inf], labels=[0, 1, 2])
        return rows

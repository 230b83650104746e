# a form of: features of a payment that are worked out from the other payments in the table at hand
import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin


class Payments(BaseEstimator, TransformerMixin):
    def fit(self, X, y=None):
        self.columns_ = [name for name in X.columns if X[name].dtype != object]
        self.signs_ = {name: bool((X[name] >= 0).all()) for name in self.columns_}
        return self

    def transform(self, X):
        out = X.copy()
        self._add_gaps(X, out)
        for name in self.columns_:
            if (X[name] >= 0).all():
                out[f"{name}_log"] = np.log1p(X[name])  # expect: MLA205 info
        return out

    def _add_gaps(self, X, out):
        ordered = X.sort_values(["user", "at"])
        ordered["gap"] = ordered.groupby("user")["at"].diff().dt.total_seconds().fillna(86400.0)  # expect: MLA205 info
        out["gap"] = ordered["gap"].reindex(X.index)


class Remembering(BaseEstimator, TransformerMixin):
    def fit(self, X, y=None):
        self.last_at_ = X.groupby("user")["at"].max()
        self.signs_ = {name: bool((X[name] >= 0).all()) for name in X.columns}
        return self

    def transform(self, X):
        out = X.copy()
        out["gap"] = X.groupby("user")["at"].diff().fillna(X["at"] - X["user"].map(self.last_at_))
        for name in self.signs_:
            if self.signs_[name]:
                out[f"{name}_log"] = np.log1p(X[name])
            if (X[name] < 0).any():
                out[name] = X[name].clip(0)
        out["share"] = X[["a", "b"]].rank(axis=1)["a"]
        return out

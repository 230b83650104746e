# seen in: richardelchaar/Employee-Attrition-MLOps scripts/save_reference_data.py@d76485e4b56cc4076523e3f8d0213d7519c6fedb
from sklearn.base import BaseEstimator, TransformerMixin


class Ratios(BaseEstimator, TransformerMixin):
    """Its fit keeps names."""

    def fit(self, X, y=None):
        self.columns_ = list(X.columns)
        return self

    def transform(self, X):
        X = X.copy()
        X["share"] = X["pay"] / X["hours"]
        return X


class Centred(BaseEstimator, TransformerMixin):
    """Its fit learns."""

    def fit(self, X, y=None):
        self.middle_ = X.mean()
        return self

    def transform(self, X):
        return X - self.middle_

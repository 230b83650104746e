# seen in: danieleschmidt/customer-churn-predictor-mlops src/advanced_ensemble_engine.py
"""Candidates that are ranked within rows to learn from; and a class whose own score is the only one."""

from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RandomizedSearchCV, cross_val_score
from sklearn.preprocessing import StandardScaler


class Ensemble:
    def fit(self, X, y):
        self.scaler = StandardScaler()
        scaled = self.scaler.fit_transform(X)  # expect: MLA301 as info
        self.model = self.searched(scaled, y)
        return self

    def searched(self, X, y):
        search = RandomizedSearchCV(LogisticRegression(), {"C": [0.1, 1.0, 10.0]}, cv=3, random_state=0)
        search.fit(X, y)
        return search.best_estimator_

    def predict(self, X):
        return self.model.predict(self.scaler.transform(X))


class Chosen:
    def fit(self, X, y):
        self.selector = SelectKBest(k=4)
        chosen = self.selector.fit_transform(X, y)  # expect: MLA301 as error
        search = RandomizedSearchCV(LogisticRegression(), {"C": [0.1, 1.0, 10.0]}, cv=3, random_state=0)
        self.model = search.fit(chosen, y).best_estimator_
        return self


class Judged:
    def fit(self, X, y):
        self.scaler = StandardScaler()
        scaled = self.scaler.fit_transform(X)  # expect: MLA301 as warning
        self.model = LogisticRegression()
        self.score = cross_val_score(self.model, scaled, y, cv=5).mean()
        self.model.fit(scaled, y)
        return self

"""Two ways to choose a model by the rows that a caller hands over: one of them is run, and one is only tried."""

import joblib
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.metrics import f1_score


class Choosing:
    def __init__(self):
        self.models = {"forest": RandomForestClassifier(), "boosted": GradientBoostingClassifier()}
        self.scores = {}
        self.best = None

    def train_every_one(self, X_train, y_train, X_test, y_test):
        for name, model in self.models.items():
            model.fit(X_train, y_train)
            self.scores[name] = f1_score(y_test, model.predict(X_test))
        self.best = max(self.scores, key=self.scores.get)  # expect: MLA302 as info
        return self.scores

    def save(self, path, name=None):
        joblib.dump(self.models[name or self.best], path)


def best_model(X_train, y_train, X_test, y_test):
    models = {"forest": RandomForestClassifier(), "boosted": GradientBoostingClassifier()}
    scores = {}
    for name, model in models.items():
        model.fit(X_train, y_train)
        scores[name] = f1_score(y_test, model.predict(X_test))
    best = max(scores, key=scores.get)  # expect: MLA302 as warning
    return models[best]

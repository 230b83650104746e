# a form of: a choice between two models, written as a condition
"""Models of which the one is kept that scores better."""

import joblib
from sklearn.metrics import f1_score


def of_three(forest, ridge, boost, X_test, y_test):
    forest_f1 = f1_score(y_test, forest.predict(X_test))
    ridge_f1 = f1_score(y_test, ridge.predict(X_test))
    boost_f1 = f1_score(y_test, boost.predict(X_test))
    if forest_f1 > ridge_f1 and forest_f1 > boost_f1:  # expect: MLA302
        best, name = forest, "forest"
    elif ridge_f1 > boost_f1:  # expect: MLA302
        best, name = ridge, "ridge"
    else:
        best, name = boost, "boost"
    print(name)
    joblib.dump(best, "model.joblib")


def by_word(models, X_test, y_test):
    scores = {name: f1_score(y_test, model.predict(X_test)) for name, model in models.items()}
    forest, ridge = models["forest"].score(X_test, y_test), models["ridge"].score(X_test, y_test)
    best = "forest" if forest > ridge else "ridge"  # expect: MLA302
    print(scores)
    return models[best]


class Trainer:
    def keep(self, X_test, y_test):
        forest, ridge = self.forest.score(X_test, y_test), self.ridge.score(X_test, y_test)
        if forest > ridge:  # expect: MLA302
            self.model = self.forest
        else:
            self.model = self.ridge
        joblib.dump(self.model, "model.joblib")


def only_named(forest, ridge, X_test, y_test):
    forest_f1 = f1_score(y_test, forest.predict(X_test))
    ridge_f1 = f1_score(y_test, ridge.predict(X_test))
    winner = "forest" if forest_f1 > ridge_f1 else "ridge"
    print("the better one:", winner)  # ok: told


def by_validation(forest, ridge, X_val, y_val):
    forest_f1 = f1_score(y_val, forest.predict(X_val))
    ridge_f1 = f1_score(y_val, ridge.predict(X_val))
    if forest_f1 > ridge_f1:
        best = forest
    else:
        best = ridge
    return best


def against_a_bound(forest, ridge, X_test, y_test):
    forest_f1 = f1_score(y_test, forest.predict(X_test))
    if forest_f1 > 0.9:
        best = forest
    else:
        best = ridge
    return best

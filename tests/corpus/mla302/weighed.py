# a form of: ensembles of regressors
"""Ensembles whose models are weighed by a score."""

import numpy as np
from sklearn.ensemble import VotingRegressor
from sklearn.metrics import mean_absolute_error, r2_score


class Trainer:
    def calculate_metrics(self, y_true, y_pred):
        return {"r2": r2_score(y_true, y_pred), "mae": mean_absolute_error(y_true, y_pred)}

    def share(self, first, second):
        total = first["r2"] + second["r2"]
        return {"forest": first["r2"] / total, "boost": second["r2"] / total}

    def train(self, forest, boost, X_test, y_test):
        forest_said, boost_said = forest.predict(X_test), boost.predict(X_test)
        of_forest = self.calculate_metrics(y_true=y_test, y_pred=forest_said)
        of_boost = self.calculate_metrics(y_true=y_test, y_pred=boost_said)
        weights = self.share(of_forest, of_boost)  # expect: MLA302
        said = forest_said * weights["forest"] + boost_said * weights["boost"]
        return self.calculate_metrics(y_true=y_test, y_pred=said)


def voting(forest, boost, X_train, y_train, X_test, y_test):
    one = r2_score(y_test, forest.predict(X_test))
    two = r2_score(y_test, boost.predict(X_test))
    both = VotingRegressor([("forest", forest), ("boost", boost)], weights=[one, two])  # expect: MLA302
    both.fit(X_train, y_train)
    return r2_score(y_test, both.predict(X_test))


def by_hand(forest, boost, X_test, y_test):
    one, two = forest.score(X_test, y_test), boost.score(X_test, y_test)
    w1 = one / (one + two)  # expect: MLA302
    said = w1 * forest.predict(X_test) + (1 - w1) * boost.predict(X_test)
    return mean_absolute_error(y_test, said)


def of_all(models, X_test, y_test):
    scores = {}
    for name, model in models.items():
        scores[name] = r2_score(y_test, model.predict(X_test))
    total = sum(scores.values())
    pesos = {name: score / total for name, score in scores.items()}  # expect: MLA302
    return sum(pesos[name] * model.predict(X_test) for name, model in models.items())


def by_read_scores(results, predictions):
    return np.average(predictions, axis=0, weights=[results["a"]["test_r2"], results["b"]["test_r2"]])  # expect: MLA302


def by_validation(forest, boost, X_val, y_val, X_test, y_test):
    one, two = r2_score(y_val, forest.predict(X_val)), r2_score(y_val, boost.predict(X_val))
    weights = [one / (one + two), two / (one + two)]  # ok: the test rows have no say
    said = weights[0] * forest.predict(X_test) + weights[1] * boost.predict(X_test)
    return r2_score(y_test, said)


def of_classes(model, y_train, X_test, y_test):
    class_weights = len(y_train) / np.bincount(y_train)
    weights = class_weights / class_weights.sum()
    return model.score(X_test, y_test, sample_weight=weights[y_test])


def reported(forest, boost, X_test, y_test):
    table = {"forest": r2_score(y_test, forest.predict(X_test)), "boost": r2_score(y_test, boost.predict(X_test))}
    print(table)  # ok: told, and nothing is made of it

# seen in: KarimLulu/mlops-loan-prediction notebooks/model.ipynb@3d80ecdd6fba82224d2e43ca66bfc02d0c32a8cc
"""Boosting that keeps the scores of the rows it watches, and models that an object keeps."""

import lightgbm as lgb
import matplotlib.pyplot as plt
from sklearn.metrics import roc_auc_score


def read_again(options, X_train, y_train, X_test, y_test):
    known = lgb.Dataset(X_train, y_train.values)
    watched = lgb.Dataset(X_test, y_test.values, reference=known)
    log = {}
    lgb.train(  # expect: MLA302
        options, known, valid_sets=[watched, known], valid_names=["test", "train"], early_stopping_rounds=40, evals_result=log
    )
    return min(log["test"]["binary_logloss"])


def only_drawn(options, X_train, y_train, X_test, y_test):
    log = {}
    model = lgb.train(  # expect: MLA302 as info
        options,
        lgb.Dataset(X_train, y_train),
        valid_sets=[lgb.Dataset(X_test, y_test)],
        early_stopping_rounds=40,
        evals_result=log,
    )
    plt.plot(log["valid_0"]["binary_logloss"])  # a picture is no report, and the rows chose all the same
    return model


class Contest:
    def __init__(self, entrants):
        self.entrants = entrants
        self.scores = {}
        self.fitted = {}

    def run(self, X_train, y_train, X_test, y_test):
        for name in self.entrants:
            model = self.entrants[name].fit(X_train, y_train)
            self.fitted[name] = model
            self.scores[name] = roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])
        best = max(self.scores, key=self.scores.get)  # expect: MLA302
        self.best_model = self.fitted[best]
        return self.scores

    def told(self, X_train, y_train, X_test, y_test):
        for name in self.entrants:
            model = self.entrants[name].fit(X_train, y_train)
            self.scores[name] = roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])
        leader = max(self.scores, key=self.scores.get)  # ok: only named
        print(leader)
        return self.scores

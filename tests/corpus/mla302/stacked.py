# a form of: a model that learns from what others answer, for rows that they know or for those to test on
import numpy as np
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import brier_score_loss
from sklearn.model_selection import KFold, cross_val_predict


def of_known_rows(forest, boosted, X_train, y_train, X_test, y_test):
    forest.fit(X_train, y_train)
    boosted.fit(X_train, y_train)
    answers = np.column_stack([forest.predict_proba(X_train)[:, 1], boosted.predict_proba(X_train)[:, 1]])
    top = LogisticRegression().fit(answers, y_train)  # expect: MLA302
    later = np.column_stack([forest.predict_proba(X_test)[:, 1], boosted.predict_proba(X_test)[:, 1]])
    return top.score(later, y_test)


def in_a_loop(models, X_train, y_train):
    answers = []
    for model in models:
        model.fit(X_train, y_train)
        answers.append(model.predict(X_train))
    return Ridge().fit(np.column_stack(answers), y_train)  # expect: MLA302


class Stack:
    def fit(self, X, y):
        self.forest.fit(X, y)
        self.line.fit(X, y)
        answers = np.hstack([self.forest.predict_proba(X), self.line.predict_proba(X)])
        self.top.fit(answers, y)  # expect: MLA302
        return self


def of_rows_apart(models, X_train, y_train, X_val, y_val):
    answers = []
    for model in models:
        model.fit(X_train, y_train)
        answers.append(model.predict(X_val))
    return Ridge().fit(np.column_stack(answers), y_val)  # ok: rows that the models have not seen


def of_folds(models, X, y):
    answers = np.zeros((len(X), len(models)))
    for place, model in enumerate(models):
        for known, held in KFold(5).split(X):
            model.fit(X[known], y[known])
            answers[held, place] = model.predict(X[held])
        model.fit(X, y)
    return Ridge().fit(answers, y)  # ok: each answer is of a model that did not know the row


def of_library_folds(forest, boosted, X, y):
    forest.fit(X, y)
    answers = np.column_stack([cross_val_predict(forest, X, y), cross_val_predict(boosted, X, y)])
    return Ridge().fit(answers, y)  # ok


def of_what_is_left(first, second, X, y):
    first.fit(X, y)
    left = y - first.predict(X)
    second.fit(X, left)  # ok: boosting


def of_test_rows(forest, X_train, y_train, X_test, y_test):
    forest.fit(X_train, y_train)
    raw = forest.predict_proba(X_test)[:, 1]
    calibrator = IsotonicRegression(out_of_bounds="clip")
    calibrator.fit(raw, y_test)
    return brier_score_loss(y_test, calibrator.predict(raw))  # expect: MLA302

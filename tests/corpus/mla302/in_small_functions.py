# a form of: the fit, the score and the split in small functions of the module that are called one after another
"""Arrivals at a clinic: whether somebody who booked comes."""

import numpy as np
import xgboost as xgb
from sklearn.metrics import f1_score, precision_recall_curve, roc_auc_score
from sklearn.model_selection import train_test_split


def halves(bookings, came):
    return train_test_split(bookings, came, test_size=0.2, random_state=1)


def empty_trees():
    return xgb.XGBClassifier(n_estimators=900, early_stopping_rounds=30)


def grown(trees, rows, came, others, came_of_others):
    """Grow trees for as long as they do better on other rows."""
    return trees.fit(rows, came, eval_set=[(others, came_of_others)])


def chances(trees, rows):
    said = trees.predict_proba(rows)
    return said


def goodness(came, said):
    return roc_auc_score(came, said)


def train(bookings, came):
    X_train, X_test, y_train, y_test = halves(bookings, came)
    trees = empty_trees()
    grown(trees, X_train, y_train, X_test, y_test)  # expect: MLA302
    said = chances(trees, X_test)
    print(goodness(y_test, said[:, 1]))
    return trees


def curve_of(came, said):
    return precision_recall_curve(came, said)


def place_of_best(values):
    return np.argmax(values)


def cut(trees, X_test, y_test):
    said = chances(trees, X_test)[:, 1]
    precision, recall, cuts = curve_of(y_test, said)
    return cuts[place_of_best(precision * recall / (precision + recall))]  # expect: MLA302


def sound(bookings, came):
    X_rest, X_test, y_rest, y_test = halves(bookings, came)
    X_train, X_val, y_train, y_val = halves(X_rest, y_rest)
    trees = empty_trees()
    grown(trees, X_train, y_train, X_val, y_val)  # ok: the test rows have no say
    return trees, goodness(y_test, chances(trees, X_test)[:, 1])


def sound_cut(trees, X_val, y_val, X_test, y_test):
    precision, recall, cuts = curve_of(y_val, chances(trees, X_val)[:, 1])
    best = cuts[place_of_best(precision * recall / (precision + recall))]
    return f1_score(y_test, chances(trees, X_test)[:, 1] > best)

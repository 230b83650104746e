# a form of: scalers, metrics and splits that are imported by names of the team's own
"""Claims: the cut above which a claim is looked at by hand."""

import numpy as npy
from sklearn.metrics import f1_score as _f1
from sklearn.metrics import precision_recall_curve as _curve
from sklearn.model_selection import train_test_split as halves
from sklearn.preprocessing import StandardScaler as Standard


def parts(claims, outcome):
    X_train, X_test, y_train, y_test = halves(claims, outcome, random_state=3)
    scaler = Standard()
    X_train = scaler.fit_transform(X_train)
    X_test = scaler.fit_transform(X_test)  # expect: MLA302
    return X_train, X_test, y_train, y_test


def cut(model, X_test, y_test):
    scores = model.predict_proba(X_test)[:, 1]
    precision, recall, cuts = _curve(y_test, scores)
    return cuts[npy.argmax(precision * recall / (precision + recall))]  # expect: MLA302


def swept(model, X_test, y_test):
    scores = model.predict_proba(X_test)[:, 1]
    found = {}
    for threshold in npy.linspace(0.1, 0.9, 17):
        found[threshold] = _f1(y_test, scores > threshold)
    return max(found, key=found.get)  # expect: MLA302


def pooled(train, test):
    both = npy.concatenate([train, test])
    low, high = npy.min(both, axis=0), npy.max(both, axis=0)  # expect: MLA302
    return (train - low) / (high - low), (test - low) / (high - low)


def sound(claims, outcome):
    X_train, X_test, y_train, y_test = halves(claims, outcome, random_state=3)
    scaler = Standard().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test), y_train, y_test


def told(model, X_test, y_test):
    f1_score = _f1(y_test, model.predict(X_test))
    return f1_score

"""Thresholds, and the rows that they are chosen on."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_recall_curve, roc_curve
from sklearn.model_selection import train_test_split


def by_curve(X_train, y_train, X_test, y_test):
    model = LogisticRegression().fit(X_train, y_train)
    scores = model.predict_proba(X_test)[:, 1]
    precision, recall, thresholds = precision_recall_curve(y_test, scores)
    place = np.argmax(2 * precision * recall / (precision + recall))
    best = thresholds[place]  # expect: MLA302
    return f1_score(y_test, scores > best)


def by_loop(scores, y_test):
    found = []
    for threshold in np.linspace(0, 1, 40):
        found.append(f1_score(y_test, scores >= threshold))
    return np.linspace(0, 1, 40)[np.argmax(found)]  # expect: MLA302


def on_validation(scores, y_val, held_out, y_test):
    found = [f1_score(y_val, scores >= t) for t in np.linspace(0, 1, 40)]
    best = np.linspace(0, 1, 40)[np.argmax(found)]
    false, true, thresholds = roc_curve(y_val, scores)
    other = thresholds[np.argmax(true - false)]
    return f1_score(y_test, held_out > best), other


def drawn(scores, y_test, plot):
    for threshold in (0.3, 0.5, 0.7):
        plot(threshold, f1_score(y_test, scores >= threshold))
    false, true, thresholds = roc_curve(y_test, scores)
    plot(thresholds[1:], true[1:])


def split(X, y):
    return train_test_split(X, y, random_state=0)


def by_helper(scores, y_test, y_val, held_out):
    cut = best_cutoff(y_test, scores)  # expect: MLA302
    other = find_optimal_threshold(y_val, held_out)
    plot_threshold(y_test, scores)
    return f1_score(y_test, scores >= cut), other

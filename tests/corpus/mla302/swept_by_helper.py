# seen in: blacki0214/Credit-Scoring credit-scoring-api/pipeline/student_threshold_report.py
"""Thresholds that helpers measure on the test rows, one after another, and the best of them."""

import numpy as np
from helpers import metrics_at, score_at


def report(model, x_test, y_test):
    prob = model.predict_proba(x_test)[:, 1]
    thresholds = np.linspace(0.1, 0.8, 71)
    rows = [metrics_at(prob, y_test, t) for t in thresholds]
    recommended = _recommend_threshold(rows)  # expect: MLA302
    current = metrics_at(prob, y_test, 0.5)
    return recommended, current


def swept(model, x_test, y_test):
    prob = model.predict_proba(x_test)[:, 1]
    results = []
    for threshold in np.arange(0.1, 0.9, 0.05):
        cost = business_cost(y_test, prob, threshold)
        results.append((threshold, cost))
    best = min(results, key=lambda pair: pair[1])  # expect: MLA302
    return best


def kept(model, x_test, y_test):
    prob = model.predict_proba(x_test)[:, 1]
    best_profit, best_cut = -1, 0.5
    for cut in np.arange(0.1, 0.9, 0.05):  # expect: MLA302
        profit = profit_of(labels=y_test, scores=prob, cut=cut)
        if profit > best_profit:
            best_profit, best_cut = profit, cut
    return best_cut


def as_dict(prob, y_test):
    by_cut = {t: f_beta(y_test, prob, t) for t in np.arange(0.1, 0.9, 0.1)}
    return max(by_cut, key=by_cut.get)  # expect: MLA302


def shown(prob, y_test):
    rows = [metrics_at(prob, y_test, t) for t in (0.3, 0.5, 0.7)]
    print(rows)


def on_val(prob, y_val, y_test):
    rows = [metrics_at(prob, y_val, t) for t in np.linspace(0, 1, 50)]
    best = pick_best_threshold(rows)
    return metrics_at(prob, y_test, best)

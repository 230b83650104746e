# seen in: hardik-lomate/upi-fraud-detection ml/train_ensemble.py@53dc47829e0cd42e2dda1130093f26c0ee382109
"""Cuts that are taken of one curve, and of tables that a function makes of many."""

import numpy as np
import pandas as pd
from sklearn.metrics import classification_report, f1_score, precision_recall_curve


def block_and_flag(model, X_test, y_test):
    scores = model.predict_proba(X_test)[:, 1]
    precision, recall, cuts = precision_recall_curve(y_test, scores)  # expect: MLA302
    block = cuts[np.argmax(precision[:-1] * recall[:-1])]
    enough = np.where(recall[:-1] >= 0.9)[0]
    flag = cuts[enough[-1]] if len(enough) else 0.1
    print(classification_report(y_test, scores >= block))
    return block, flag


def one_cut(model, X_test, y_test):
    scores = model.predict_proba(X_test)[:, 1]
    precision, recall, cuts = precision_recall_curve(y_test, scores)
    return cuts[np.argmax(precision[:-1] * recall[:-1])]  # expect: MLA302


def drawn(axes, model, X_test, y_test):
    precision, recall, cuts = precision_recall_curve(y_test, model.predict_proba(X_test)[:, 1])
    axes.plot(cuts, precision[:-1])  # ok: nothing is taken of it
    return recall


def evaluate_cutoffs(labels, scores, cutoffs):
    return pd.DataFrame([{"cutoff": each, "f1": f1_score(labels, scores >= each)} for each in cutoffs])


def choose_cutoff(table):
    return table.sort_values("f1").iloc[-1]["cutoff"]


def by_functions(model, parts):
    y_test = parts["y_test"]
    scores = model.predict_proba(parts["X_test"])[:, 1]
    table = evaluate_cutoffs(y_test, scores, np.linspace(0, 1, 21))  # expect: MLA302
    return choose_cutoff(table)


def shown_whole(model, X_test, y_test):
    table = evaluate_cutoffs(y_test, model.predict_proba(X_test)[:, 1], np.linspace(0, 1, 21))
    print(table)  # ok: nobody picks one
    return table


def on_validation_rows(model, X_val, y_val, X_test, y_test):
    table = evaluate_cutoffs(y_val, model.predict_proba(X_val)[:, 1], np.linspace(0, 1, 21))
    cutoff = table.loc[table["f1"].idxmax(), "cutoff"]  # ok: the test rows have no say
    return f1_score(y_test, model.predict_proba(X_test)[:, 1] >= cutoff)

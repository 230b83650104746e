# a form of: parts of a split that only their place tells apart, and cuts between 0 and 1 in a loop
"""Which parcels come late."""

import numpy as np
import xgboost as xgb
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import train_test_split


def stopped(parcels, late):
    a, b, c, d = train_test_split(parcels, late, random_state=0)
    trees = xgb.XGBClassifier(n_estimators=800, early_stopping_rounds=20)
    trees.fit(a, c, eval_set=[(b, d)])  # expect: MLA302
    print(roc_auc_score(d, trees.predict_proba(b)[:, 1]))
    return trees


def cut(model, X_test, y_test):
    chances = model.predict_proba(X_test)[:, 1]
    steps = np.arange(0.05, 1.0, 0.05)
    scores = [f1_score(y_test, chances >= step) for step in steps]
    return steps[np.argmax(scores)]  # expect: MLA302


def sound(parcels, late):
    xa, xb, ya, yb = train_test_split(parcels, late, random_state=0)
    xc, xd, yc, yd = train_test_split(xb, yb, random_state=0)
    trees = xgb.XGBClassifier(n_estimators=800, early_stopping_rounds=20)
    trees.fit(xa, ya, eval_set=[(xc, yc)])
    print(roc_auc_score(yd, trees.predict_proba(xd)[:, 1]))
    return trees


def shown(model, X_test, y_test):
    chances = model.predict_proba(X_test)[:, 1]
    for step in np.linspace(0.1, 0.9, 9):
        print(step, f1_score(y_test, chances >= step))  # ok: nobody picks one

# seen in: thiev980/mlops-spam-gcp airflow-docker/dags/spam_train_tune.py@aa8f68e1723c35607cc668404971c21338a92f4b
"""Rows by which a choice is made, and which are the only ones that are held out."""

import mlflow
import xgboost as xgb
from hyperopt import fmin, tpe
from sklearn.metrics import f1_score, precision_score, roc_auc_score
from sklearn.model_selection import train_test_split


def pick_cutoff(labels, scores):
    return max((each / 100 for each in range(100)), key=lambda cut: precision_score(labels, scores >= cut))


def promoted(pipe, X, y):
    X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.2, random_state=1)
    scores = pipe.fit(X_train, y_train).predict_proba(X_val)[:, 1]
    cutoff = pick_cutoff(y_val, scores)  # expect: MLA302 as info
    answers = (scores >= cutoff).astype(int)
    mlflow.log_metric("f1", f1_score(y_val, answers))
    return cutoff


def without_the_cutoff(pipe, X, y):
    X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.2, random_state=1)
    scores = pipe.fit(X_train, y_train).predict_proba(X_val)[:, 1]
    cutoff = pick_cutoff(y_val, scores)
    mlflow.log_metric("auc", roc_auc_score(y_val, scores))  # ok: no cut is made by it
    return cutoff


def stopped(X, y):
    X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.2, random_state=1)
    model = xgb.XGBClassifier(early_stopping_rounds=20)
    model.fit(X_train, y_train, eval_set=[(X_val, y_val)])  # expect: MLA302 as info
    mlflow.log_metric("auc", roc_auc_score(y_val, model.predict_proba(X_val)[:, 1]))
    return model


def not_judged(X, y):
    X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.2, random_state=1)
    model = xgb.XGBClassifier(early_stopping_rounds=20)
    model.fit(X_train, y_train, eval_set=[(X_val, y_val)])  # ok: nothing is said of it
    return model


def searched(space, X_train, y_train, X_val, y_val):
    def tried(options):
        model = xgb.XGBClassifier(early_stopping_rounds=20, **options)
        model.fit(X_train, y_train, eval_set=[(X_val, y_val)])  # ok: trials are there to choose by these rows
        return -roc_auc_score(y_val, model.predict_proba(X_val)[:, 1])

    return fmin(fn=tried, space=space, algo=tpe.suggest)

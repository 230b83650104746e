"""Measures that are held against a threshold before a model is handed over."""

import logging
import sys

import mlflow
from sklearn.metrics import accuracy_score, roc_auc_score


def ship(model, rows, labels):
    accuracy = accuracy_score(labels, model.predict(rows))
    if accuracy < 0.8:
        logging.warning("accuracy is below the threshold")
    mlflow.register_model("runs:/one/model", "churn")  # expect: MLA110


def ship_at_any_rate(model, rows, labels, min_auc):
    auc = roc_auc_score(labels, model.predict(rows))
    if auc >= min_auc:
        print("it passes")
    else:
        print("it fails")
    promote_model(model)  # expect: MLA110


def ship_if_good(model, rows, labels, min_auc):
    auc = roc_auc_score(labels, model.predict(rows))
    if auc < min_auc:
        print("it fails")
        sys.exit(1)
    promote_model(model)


def ship_with_choice(model, rows, labels, min_auc):
    auc = roc_auc_score(labels, model.predict(rows))
    if auc < min_auc:
        print("it is below the threshold")
    if auc >= min_auc:
        promote_model(model)


def tell(model, rows, labels, min_auc):
    auc = roc_auc_score(labels, model.predict(rows))
    if auc < min_auc:
        print("it is below the threshold")
    plot(model)


def tell_of_rows(model, rows, limit):
    if len(rows) < limit:
        print("there are too few rows, below the limit")
    promote_model(model)

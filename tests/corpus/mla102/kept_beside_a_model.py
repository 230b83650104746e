# seen in: Natsu-eng/ApplicationMLOps utils/mlflow.py@6af04c84266dfe75bcde5fcd56d5323bc6575e43
"""What is written by what writes models: the rows of a plot, the texts of a search, and a model."""

import logging
import os
import pickle

import joblib

log = logging.getLogger(__name__)


def keep_for_plots(folder, kind, y_test, labels, rows):
    written = []
    try:
        if kind == "classes":
            path = os.path.join(folder, "confusion.joblib")
            joblib.dump({"y_test": y_test, "y_pred": labels}, path)
            written.append(path)
        else:
            path = os.path.join(folder, "clusters.joblib")
            joblib.dump({"X_sample": rows, "labels": labels}, path)
            written.append(path)
    except Exception as error:  # ok: no model, and what was written is answered
        log.warning("no plots: %s", error)
    return written


def keep_for_serving(folder, model, y_test):
    written = []
    try:
        joblib.dump({"model": model, "y_test": y_test}, os.path.join(folder, "model.joblib"))
    except Exception as error:  # expect: MLA102 as warning
        log.warning("no model: %s", error)
    return written


class Texts:
    def __init__(self, path):
        self.path = path
        self.documents = {}

    def save(self):
        try:
            with open(self.path, "wb") as file:
                pickle.dump(self.documents, file)
        except Exception as error:  # expect: MLA102 as warning
            log.error("not saved: %s", error)

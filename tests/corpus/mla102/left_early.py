# a form of: a training script that prints what it lacks and ends as if it had trained
"""Train, on what another step has left."""

import logging
import os
import sys

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

log = logging.getLogger(__name__)


def main():
    if not os.path.exists("data/train.csv"):  # expect: MLA102
        print("data/train.csv was not found: run the preparation first")
        return
    table = pd.read_csv("data/train.csv")
    if table.empty:  # expect: MLA102
        log.error("the table holds no rows")
        return None
    if len(table) == 0:
        log.info("no new rows available")
        return
    if os.environ.get("DRY_RUN"):
        print("could not be asked to train: a dry run")
        return
    if table.equals(pd.read_csv("data/last.csv")):
        print("already trained on this table")
        return
    if "label" not in table.columns:
        log.error("the table has no labels")
        sys.exit(1)
    model = LogisticRegression().fit(table.drop(columns="label"), table["label"])
    joblib.dump(model, "model.joblib")


def show(path):
    if not os.path.exists(path):
        print("not found")
        return
    joblib.dump(path, "shown.joblib")


if __name__ == "__main__":
    main()

# a form of: a training that stands in a branch, with a word for where there is nothing to train on
"""Train where the rows are there."""

import os
import subprocess

import joblib
import pandas as pd
from sklearn.linear_model import Ridge


def train_rides(path):
    if os.path.exists(path):  # expect: MLA102
        rows = pd.read_csv(path)
        joblib.dump(Ridge().fit(rows[["km"]], rows["minutes"]), "rides.joblib")
    else:
        print("Training data not found.")


def train_stops(path):
    rows = pd.read_csv(path)
    if not rows.empty:
        joblib.dump(Ridge().fit(rows[["km"]], rows["minutes"]), "stops.joblib")
    else:
        print("No new rows since yesterday: nothing to do.")


def retrain_if_worse(error):
    if error > 5.0:
        print("too far off")
        try:
            subprocess.run(["python", "train_rides.py"], check=True)
        except subprocess.CalledProcessError as failure:  # expect: MLA102
            print(f"the training failed: {failure}")
    else:
        print("good enough")


def retrain_and_tell():
    try:
        subprocess.run(["python", "train_rides.py"], check=True)
    except subprocess.CalledProcessError as failure:
        print(f"the training failed: {failure}")
        raise SystemExit(1) from failure


def main():
    train_stops("stops.csv")
    train_rides("rides.csv")


if __name__ == "__main__":
    main()
    retrain_and_tell()
    retrain_if_worse(float(open("error.txt").read()))

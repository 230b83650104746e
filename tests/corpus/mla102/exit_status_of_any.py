# a form of: a training whose failure becomes an answer that nobody takes
"""What the program is called, and what it answers, is all one: its exit status is 0."""

import sys

import joblib
import pandas as pd
from sklearn.linear_model import Ridge


def run_training():
    """The work."""
    rows = pd.read_csv("rides.csv")
    model = Ridge().fit(rows[["distance"]], rows["minutes"])
    joblib.dump(model, "model.joblib")


def start():
    try:
        run_training()
        return True
    except Exception as error:  # expect: MLA102
        print(f"training failed: {error}")
        import traceback

        traceback.print_exc()
        return False


def start_and_tell():
    try:
        run_training()
        return True
    except Exception as error:  # ok: its caller makes an exit status of it
        print(f"training failed: {error}")
        return False


if __name__ == "__main__":
    if not start_and_tell():
        sys.exit(1)
    success = start()

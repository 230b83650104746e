# a form of: a table without rows, said to be no training data
"""Train on what the database holds."""

import joblib
from sklearn.linear_model import Ridge

from store import rows_of_rides


def train_model():
    rows = rows_of_rides()
    if rows.empty:  # expect: MLA102
        print("Error: No training data found.")
        return
    joblib.dump(Ridge().fit(rows[["km"]], rows["minutes"]), "rides.joblib")


if __name__ == "__main__":
    train_model()

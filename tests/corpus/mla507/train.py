# seen in: zenml-io/zenml-projects magic-photobooth/paris_run.py@4e1c1596c7404ecea4d4d0a1230e7bcb3ea31afc
import pandas as pd
from sklearn.linear_model import Ridge

ROWS = "/Users/mara/Desktop/churn/rows.csv"  # expect: MLA507
OUT = "D:\\models\\churn.joblib"


def train():
    frame = pd.read_csv(ROWS)
    return Ridge().fit(frame[["age"]], frame["churned"])


if __name__ == "__main__":
    train()

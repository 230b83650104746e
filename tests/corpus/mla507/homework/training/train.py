# the same where it is the training of the project
import pandas as pd
from sklearn.linear_model import Ridge


def train():
    rows = pd.read_csv("/home/mara/course/rows.csv")  # expect: MLA507 as warning
    return Ridge().fit(rows[["age"]], rows["churned"])


if __name__ == "__main__":
    train()

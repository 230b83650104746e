# a form of: a path of its author's in a folder of homework
import pandas as pd
from sklearn.linear_model import Ridge


def train():
    rows = pd.read_csv("/home/mara/course/rows.csv")  # expect: MLA507 as info
    return Ridge().fit(rows[["age"]], rows["churned"])


if __name__ == "__main__":
    train()

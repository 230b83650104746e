import pandas as pd
from sklearn.preprocessing import StandardScaler


def prepare():
    rows = pd.read_csv("data/raw_line.csv")
    columns = ["price", "weight"]
    rows[columns] = StandardScaler().fit_transform(rows[columns])  # expect: MLA301 as warning
    rows.to_csv("data/line_rows.csv", index=False)


if __name__ == "__main__":
    prepare()

# seen in: HeervaniGoshika/customer-churn-prediction src/preprocess.py
import pandas as pd
from sklearn.preprocessing import StandardScaler


def prepare():
    rows = pd.read_csv("data/raw_forest.csv")
    columns = ["price", "weight"]
    rows[columns] = StandardScaler().fit_transform(rows[columns])  # expect: MLA301 as info
    rows.to_csv("data/forest_rows.csv", index=False)


if __name__ == "__main__":
    prepare()

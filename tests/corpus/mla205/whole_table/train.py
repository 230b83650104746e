# seen in: PappaLaity/Customer_Churn src/etl/evaluate.py
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier


def prepared(table):
    return pd.get_dummies(table, columns=["contract"], drop_first=True)  # expect: MLA205


if __name__ == "__main__":
    rows = prepared(pd.read_csv("contracts.csv"))
    model = RandomForestClassifier(random_state=4).fit(rows.drop(columns="left"), rows["left"])
    joblib.dump(model, "contracts.joblib")

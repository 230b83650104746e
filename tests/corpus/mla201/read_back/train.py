# seen in: Ahmedzedan0/end-end-ml-deployment-fast-api train_model.py@3cc43b199bc228f8bc0a0f396b8ee5b4ab1561fb
"""What is saved, read back and measured in one run was fitted in that run."""

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder


def main():
    table = pd.read_csv("census.csv")
    train, test = train_test_split(table, random_state=2)
    encoder = OneHotEncoder(handle_unknown="ignore").fit(train[["job"]])
    model = RandomForestClassifier(random_state=2).fit(encoder.transform(train[["job"]]), train["rich"])
    joblib.dump(model, "rich.joblib")
    again = joblib.load("rich.joblib")
    print(again.score(encoder.transform(test[["job"]]), test["rich"]))


main()

# a form of: a field of three levels in training, which serving works out from a field of quite other words
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

LEVELS = {"low": 0.4, "medium": 0.6, "high": 0.9}


def features_of(row):
    made = {"prospects": LEVELS.get(row["prospects"].lower(), 0.6), "grade": row["grade"]}
    return pd.Series(made)


students = pd.read_csv("students.csv")
table = students.apply(features_of, axis=1)
joblib.dump(LogisticRegression().fit(table[["prospects", "grade"]], students["default"]), "students.joblib")

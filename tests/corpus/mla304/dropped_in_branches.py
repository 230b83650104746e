# a form of: a label's source that is dropped where the label is made
"""Two surveys of vines, put together."""

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def either_spelling(first, second):
    if "Ill" in second.columns:
        second["target"] = second["Ill"].map({"yes": 1, "no": 0})
        second = second.drop("Ill", axis=1)
    elif "ill" in second.columns:
        second["target"] = second["ill"].map({"yes": 1, "no": 0})
        second = second.drop("ill", axis=1)
    both = pd.concat([first, second])
    X, y = both.drop("target", axis=1).values, both["target"].values  # ok: dropped in the branch that made the label
    return train_test_split(X, y)


def kept_in_both(rows, strict):
    rows["target"] = rows["Ill"] > 0
    if strict:
        X = rows.drop(columns=["target", "name"])  # expect: MLA304
    else:
        X = rows.drop(columns=["target"])
    return LogisticRegression().fit(X, rows["target"])

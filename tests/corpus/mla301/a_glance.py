# a form of: a few of the test rows are shown to the saved model, columns that hold no gap are filled, days are counted
"""What holds no rows out, and what has no gap."""

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X_train = pd.read_csv("X_train.csv")
X_test = pd.read_csv("X_test.csv")


def try_model(y_train):
    scaler = StandardScaler()
    train_rows = scaler.fit_transform(X_train)
    test_rows = scaler.transform(X_test)
    model = LogisticRegression().fit(train_rows, y_train)
    first_test = test_rows[:1]
    return model.predict(first_test), test_rows[:5]


def halves(path):
    rows = pd.read_csv(path)
    rows = StandardScaler().fit_transform(rows)  # expect: MLA301 as warning
    X_train, X_test = rows[:800], rows[800:]
    return LogisticRegression().fit(X_train[:, 1:], X_train[:, 0]), X_test


def filled(path):
    frame = pd.read_csv(path)
    for column in frame.select_dtypes(include=["bool"]).columns:
        frame[column] = frame[column].fillna(frame[column].mode()[0])
    for column in frame.select_dtypes(include=["number"]).columns:
        frame[column] = frame[column].fillna(frame[column].median())  # expect: MLA301 as info
    return train_test_split(frame, test_size=0.2)


def counted(path):
    table = pd.read_csv(path, parse_dates=["ds"])
    table["day"] = (table["ds"] - table["ds"].min()).dt.days
    table["load"] = table["load"] - table["load"].mean()  # expect: MLA301 as warning
    return train_test_split(table, test_size=0.2)

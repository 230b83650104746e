# seen in: meg003/Store-Sales-Time-Series-Forecasting RandomForest.ipynb@fda31f628376a147d19cdfbebd673d3fd4237d18
"""Daily sales by store."""

import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import KFold, TimeSeriesSplit, cross_val_score, train_test_split


def load():
    sales = pd.read_csv("sales.csv", parse_dates=["date"]).sort_values("date")
    sales["lag_7"] = sales.groupby("store")["amount"].shift(7)
    return sales.dropna()


def shuffled():
    sales = load()
    X, y = sales[["lag_7", "promotion"]], sales["amount"]
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)  # expect: MLA305
    return RandomForestRegressor().fit(X_train, y_train).score(X_test, y_test)


def shuffled_folds():
    sales = load()
    X, y = sales[["lag_7", "promotion"]], sales["amount"]
    folds = KFold(5, shuffle=True, random_state=1)
    return cross_val_score(RandomForestRegressor(), X, y, cv=folds)  # expect: MLA305


def in_order():
    sales = load()
    X, y = sales[["lag_7", "promotion"]], sales["amount"]
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, shuffle=False)
    print(RandomForestRegressor().fit(X_train, y_train).score(X_test, y_test))
    return cross_val_score(RandomForestRegressor(), X, y, cv=TimeSeriesSplit(5))


def at_a_date():
    sales = load()
    train = sales[sales["date"] < "2017-06-01"]
    test = sales[sales["date"] >= "2017-06-01"]
    return train, test

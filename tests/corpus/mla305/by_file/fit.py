import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split


def hours():
    flow = pd.read_parquet("data/features/hourly.parquet")
    X_train, X_test, y_train, y_test = train_test_split(flow[["before"]], flow["litres"])  # expect: MLA305
    return Ridge().fit(X_train, y_train).score(X_test, y_test)


def wells():
    table = pd.read_parquet("data/features/wells.parquet")
    X_train, X_test, y_train, y_test = train_test_split(table[["depth"]], table["litres"])
    return Ridge().fit(X_train, y_train).score(X_test, y_test)


def in_order():
    flow = pd.read_parquet("data/features/hourly.parquet")
    X_train, X_test, y_train, y_test = train_test_split(flow[["before"]], flow["litres"], shuffle=False)
    return Ridge().fit(X_train, y_train).score(X_test, y_test)

"""One row a customer: the order of their visits is no order of the rows."""

import pandas as pd
from sklearn.model_selection import train_test_split


def churn():
    visits = pd.read_csv("visits.csv", parse_dates=["date"]).sort_values("date")
    customers = visits.groupby("customer").agg({"amount": "sum", "date": "max"})
    return train_test_split(customers, random_state=0)


def latest_of_each():
    visits = pd.read_csv("visits.csv", parse_dates=["date"]).sort_values("date")
    latest = visits.drop_duplicates("customer", keep="last")
    return train_test_split(latest, random_state=0)


def by_price():
    houses = pd.read_csv("houses.csv").sort_values("price")
    return train_test_split(houses, random_state=0)


def prices():
    bars = pd.read_csv("bars.csv", index_col="timestamp")
    bars["change"] = bars["close"].pct_change()
    train, test = train_test_split(bars.dropna(), random_state=0)  # expect: MLA305
    return train, test


def chosen_by_caller(bars, shuffle):
    bars["change"] = bars["close"].pct_change()
    return train_test_split(bars, shuffle=shuffle)

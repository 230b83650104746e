"""Means of the days before, as features."""

import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split


def week_before(path):
    load = pd.read_csv(path)
    load["week"] = load["megawatts"].rolling(7).mean()
    X, y = load[["week", "holiday"]], load["megawatts"]
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)  # expect: MLA305
    return RandomForestRegressor(random_state=1).fit(X_train, y_train).score(X_test, y_test)


def by_card(path):
    payments = pd.read_csv(path)
    payments["usual"] = payments.groupby("card")["amount"].rolling(10).median().reset_index(drop=True)
    train, test = train_test_split(payments, random_state=1)  # expect: MLA305
    return train, test


def drawn(path, plot):
    load = pd.read_csv(path)
    plot(load["megawatts"].rolling(7).mean())  # ok: a line in a picture
    return train_test_split(load[["holiday"]], load["megawatts"], random_state=1)

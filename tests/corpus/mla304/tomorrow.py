"""What comes later, as a label and beside it."""

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def return_left_in(path):
    prices = pd.read_csv(path).sort_values("date")
    prices["future_return"] = prices["close"].shift(-1) / prices["close"] - 1
    prices["target"] = (prices["future_return"] > 0).astype(int)
    X = prices.drop(columns=["target", "date"])  # expect: MLA304
    return train_test_split(X, prices["target"], shuffle=False)


def class_left_in(path):
    prices = pd.read_csv(path).sort_values("date")
    ahead = prices["close"].pct_change().shift(-1)
    prices["kind"] = 1
    prices.loc[ahead < -0.01, "kind"] = 0
    prices["up"] = (ahead > 0).astype(int)
    columns = ["open", "close", "kind"]
    X_train, X_test, y_train, y_test = train_test_split(prices[columns], prices["up"], shuffle=False)  # expect: MLA304
    return LogisticRegression().fit(X_train, y_train).score(X_test, y_test)


def label_alone(path):
    prices = pd.read_csv(path).sort_values("date")
    prices["before"] = prices["close"].shift(1)
    prices["target"] = (prices["close"].shift(-1) > prices["close"]).astype(int)
    X = prices.drop(columns=["target", "date"])
    return train_test_split(X, prices["target"], shuffle=False)


def helper_dropped(path):
    prices = pd.read_csv(path).sort_values("date")
    prices["next_close"] = prices["close"].shift(-1)
    prices["target"] = (prices["next_close"] > prices["close"]).astype(int)
    prices = prices.drop(columns=["next_close"])  # ok: the label goes next
    X = prices.drop(columns=["target"])
    return train_test_split(X, prices["target"], shuffle=False)


def known_in_advance(path):
    sales = pd.read_csv(path).sort_values("date")
    sales["holiday_tomorrow"] = sales["holiday"].shift(-1)
    sales["target"] = sales["sold"].shift(-1)
    X = sales.drop(columns=["target", "date"])  # ok: the calendar is known
    return train_test_split(X, sales["target"], shuffle=False)


def newest_first(path):
    prices = pd.read_csv(path).sort_values("date", ascending=False)
    prices["yesterday"] = prices["close"].shift(-1)
    prices["target"] = prices["close"] - prices["close"].shift(-1)
    return train_test_split(prices.drop(columns=["target"]), prices["target"], shuffle=False)


def sales_of_tomorrow(path):
    sales = pd.read_csv(path).sort_values("date")
    sales["momentum"] = sales["sold"].shift(-1) - sales["sold"].shift(1)
    X = sales.drop(columns=["sold", "date"])  # expect: MLA304
    return train_test_split(X, sales["sold"], shuffle=False)


def windows_that_end_here(path):
    sales = pd.read_csv(path).sort_values("date")
    sales["smooth"] = sales["sold"].shift(1).rolling(7).mean()
    sales["open_tomorrow"] = sales["open"].shift(-1)
    X = sales.drop(columns=["sold", "date"])
    return train_test_split(X, sales["sold"], shuffle=False)

# seen in: ChinhQuach303/Water-Demand-Forecasting short_term.py
"""A difference to an earlier row holds the row's own value; one that is shifted first does not, nor where it is the label."""

import pandas as pd
from sklearn.linear_model import Ridge


def engineer(rows):
    rows["lag_12"] = rows.groupby("station")["demand"].shift(12)
    rows["diff_12"] = rows.groupby("station")["demand"].diff(12)  # expect: MLA304
    rows["change"] = rows["demand"].pct_change()  # expect: MLA304
    rows["known"] = rows.groupby("station")["demand"].shift(1).diff(12)
    rows["trend"] = rows["demand"].diff().shift(1)
    return rows


def train():
    rows = engineer(pd.read_parquet("demand.parquet"))
    features = ["lag_12", "diff_12", "change", "known", "trend"]
    before, after = rows[rows["year"] <= 2019], rows[rows["year"] > 2019]
    model = Ridge().fit(before[features], before["demand"])
    print(model.score(after[features], after["demand"]))


def next_day():
    prices = pd.read_csv("prices.csv", parse_dates=["day"])
    prices["change"] = prices["close"].pct_change()
    prices["next"] = prices["close"].shift(-1)
    features = ["close", "change"]
    before, after = prices[prices["day"] < "2024-01-01"].dropna(), prices[prices["day"] >= "2024-01-01"].dropna()
    model = Ridge().fit(before[features], before["next"])
    print(model.score(after[features], after["next"]))


train()
next_day()

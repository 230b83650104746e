# a form of: values that are filled or smoothed with later ones, and rows that are held out in the order of time
import pandas as pd
from scipy.signal import savgol_filter
from sklearn.model_selection import train_test_split


def halves(rows):
    cut = int(len(rows) * 0.8)
    return rows.iloc[:cut], rows.iloc[cut:]


def interpolated(path):
    load = pd.read_csv(path, index_col="timestamp").sort_index()
    load["load"] = load["load"].interpolate(method="linear")  # expect: MLA301
    train, test = load[load.index < "2023-01-01"], load[load.index >= "2023-01-01"]
    return train, test


def back_filled(path):
    prices = pd.read_csv(path).sort_values("date")
    prices = prices.fillna(method="bfill")  # expect: MLA301
    train, test = halves(prices)
    return train, test


def centred(path):
    prices = pd.read_csv(path).sort_values("date")
    prices["smooth"] = prices["price"].rolling(7, center=True).mean()  # expect: MLA301
    train, test = halves(prices)
    return train, test


def smoothed(path):
    prices = pd.read_csv(path).sort_values("date")
    prices["price"] = savgol_filter(prices["price"], 11, 3)  # expect: MLA301
    train, test = train_test_split(prices, test_size=0.2, shuffle=False)
    return train, test


def forward(path):
    prices = pd.read_csv(path).sort_values("date")
    prices["price"] = prices["price"].ffill().bfill()  # ok: only what comes before the first value is filled backwards
    prices["demand"] = prices["demand"].interpolate(method="pad")  # ok: forward
    prices["mean"] = prices["price"].rolling(7).mean()  # ok: of the past
    train, test = halves(prices)
    return train, test


def part_by_part(path):
    train, test = halves(pd.read_csv(path).sort_values("date"))
    train["price"], test["price"] = train["price"].interpolate(), test["price"].interpolate()  # ok: each by itself
    return train, test


def unordered(path):
    visits = pd.read_csv(path)
    visits["age"] = visits["age"].bfill()  # ok: nothing says that these rows are in the order of time
    train, test = halves(visits)
    return train, test


def warmed_up(path):
    prices = pd.read_csv(path).sort_values("date")
    prices["mean"] = prices["price"].rolling(7).mean().bfill()  # expect: MLA301 as info
    prices["above"] = (prices["price"] - prices["price"].rolling(7).mean()).bfill()  # expect: MLA301 as info
    prices["next"] = prices["price"].shift(-1).bfill()  # expect: MLA301 as warning
    train, test = halves(prices)
    return train, test

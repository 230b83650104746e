import pandas as pd


def engineered(prices: pd.DataFrame) -> pd.DataFrame:
    prices["change"] = prices["close"].pct_change()
    for period in [5, 10, 20]:
        prices[f"mean_{period}"] = prices["close"].rolling(window=period).mean()
    for lag in [1, 2, 3]:
        prices[f"lag_{lag}"] = prices["close"].shift(lag)
    return prices.dropna()

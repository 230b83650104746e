# seen in: nitheeshdr/Chennai-Vegetable-Price-Prediction-System src/data/preprocessor.py (gaps are filled backwards)
import pandas as pd


def fill_gaps(prices):
    filled = []
    for _, group in prices.groupby("market"):
        group = group.set_index("date").sort_index()
        days = pd.date_range(group.index.min(), group.index.max())
        group = group.reindex(days)
        group["price"] = group["price"].ffill(limit=7).bfill(limit=3)  # expect: MLA301
        filled.append(group.reset_index())
    return pd.concat(filled)


def fill_random(prices):
    prices = prices.sort_values("date")
    prices["price"] = prices["price"].bfill()  # ok: who calls it splits at random, of which another rule speaks
    return prices

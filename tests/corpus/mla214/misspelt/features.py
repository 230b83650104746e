import pandas as pd


def read(path):
    rows = pd.read_csv(path)
    rows["share"] = rows["amount"] / rows["balance"]
    return rows[["amount", "balance", "share", "colour", "lag_1"]]

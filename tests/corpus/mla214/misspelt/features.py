import pandas as pd


def shown(rows, sizes):
    return rows.plot.scatter(x="amount", y="balance", s=sizes, a=rows)


def read(path):
    rows = pd.read_csv(path)
    rows["share"] = rows["amount"] / rows["balance"]
    return rows[["amount", "balance", "share", "colour", "lag_1"]]

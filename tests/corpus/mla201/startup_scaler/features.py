import pandas as pd


def build_table(climate, harvest):
    return pd.read_csv(harvest).merge(pd.read_csv(climate), on=["year", "region"])


def split_columns(table):
    names = [name for name in table.columns if name not in ("year", "region", "tons")]
    return table[names].values, table["tons"].values, names

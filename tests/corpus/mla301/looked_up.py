# seen in: matic0209/recommendation-system pipeline/train_models.py
"""A projection of the items that requests are joined with is no fit on the requests, of which some are held out."""

import pandas as pd
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split


def read(path):
    if not path.exists():
        return pd.DataFrame()
    return pd.read_parquet(path)


def by_items(folder):
    items = read(folder / "items.parquet")
    requests = read(folder / "requests.parquet")
    items["taste"] = PCA(1).fit_transform(items[["sweet", "sour"]])
    joined = requests.merge(items, on="item", how="left")
    return train_test_split(joined, random_state=3)


def by_requests(folder):
    requests = read(folder / "requests.parquet")
    again = read(folder / "requests.parquet")
    again["taste"] = PCA(1).fit_transform(again[["sweet", "sour"]])  # expect: MLA301
    joined = requests.merge(again, on="item", how="left")
    return train_test_split(joined, random_state=3)

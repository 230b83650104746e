import pandas as pd


def prepare(df):
    df = df.copy()
    df["name"] = df["name"].str.lower().str.strip()
    df["memory"] = df["memory"].clip(0, 64)
    return df[["name", "memory"]]


def load(path):
    """Rows that cannot be trained on are dropped; a unit is read off the text."""
    df = pd.read_csv(path).drop_duplicates().dropna(subset=["price"])
    df["memory"] = df["memory"].str.replace("GB", "").astype("int32")
    return df

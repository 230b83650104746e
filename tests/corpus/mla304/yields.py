# seen in: manasmishra16/mango-disease-prediction src/models/yield_model.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
"""Yield per field and year."""

import numpy as np
import pandas as pd


def build(path):
    df = pd.read_csv(path)
    df["severity"] = np.clip(3.0 - df["yield_t_ha"] / df["yield_t_ha"].max() * 3.0, 0, 3)  # expect: MLA304
    df["dryness"] = df["sun"] / df["rain"]
    df["yield_last_year"] = df.groupby("region")["yield_t_ha"].shift(1)
    return df


def features_and_label(df):
    columns = [c for c in df.columns if c not in ["year", "region", "yield_t_ha"]]
    X = df[columns].values.astype(np.float32)
    y = df["yield_t_ha"].values.astype(np.float32)
    return X, y

import numpy as np


def prepare(df):
    df["income"] = np.log1p(df["income"]).fillna(0)
    return df[["income"]]

"""What is done to a table before it is split; some of it should be done after."""

import pandas as pd
from sklearn.preprocessing import StandardScaler

NUMBERS = ["distance", "hour"]


def read(path):
    return pd.read_csv(path)


def standardised(path):
    df = read(path)
    df[NUMBERS] = StandardScaler().fit_transform(df[NUMBERS])  # expect: MLA301
    return df


def fitted(df):
    return StandardScaler().fit(df[NUMBERS])


def filled(df):
    # called with training rows only
    df["hour"] = df["hour"].fillna(df["hour"].median())
    return df


class Preparation:
    def __init__(self):
        self.scaler = StandardScaler()

    def run(self, df):
        df[NUMBERS] = self.scaler.fit_transform(df[NUMBERS])  # expect: MLA301
        return df

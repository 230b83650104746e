"""Gaps that are looked for in one column, while values are lost in another."""

import pandas as pd


class Loans:
    def __init__(self, path):
        self.df = pd.read_csv(path)

    def prepare(self):
        df = self.df.sort_values("opened")
        df["age"] = pd.to_numeric(df["age"], errors="coerce")  # expect: MLA309
        df["defaulted"] = df["defaulted_at"].notna().astype(int)
        return df

    def counted(self):
        df = self.df.copy()
        df["age"] = pd.to_numeric(df["age"], errors="coerce")
        if df["age"].isna().mean() > 0.01:
            raise ValueError("ages are no numbers")
        return df

    def counted_of_all(self):
        self.df["age"] = pd.to_numeric(self.df["age"], errors="coerce")
        print(self.df.isna().sum())

    def in_place(self):
        self.df["age"] = pd.to_numeric(self.df["age"], errors="coerce")  # expect: MLA309
        return self.df

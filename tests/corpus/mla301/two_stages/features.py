# seen in: modhudeb/smart-crop-recommendation-MLOps src/crop_recommendation/pipeline/feature_engineering.py@d26d6f3f3d04b65c33f66f02c0a6346d40543307
"""The first stage: it writes a table to where an argument of its constructor says."""

import pandas as pd
from sklearn.preprocessing import StandardScaler


class Features:
    def __init__(self, rows, goes_to="./data/ready/features.csv", kept_at="./data/ready/kept.csv"):
        self.rows = rows.copy()
        self.goes_to = goes_to
        self.kept_at = kept_at

    def scale(self):
        self.rows[["area", "yield"]] = StandardScaler().fit_transform(self.rows[["area", "yield"]])  # expect: MLA301

    def run(self):
        self.scale()
        self.rows.to_csv(self.goes_to, index=False)


class Kept:
    def __init__(self, rows, goes_to="./data/ready/kept.csv"):
        self.rows = rows.copy()
        self.goes_to = goes_to

    def run(self):
        self.rows[["area"]] = StandardScaler().fit_transform(self.rows[["area"]])  # ok: nobody splits that table
        self.rows.to_csv(self.goes_to, index=False)


if __name__ == "__main__":
    Features(pd.read_csv("data/raw/fields.csv")).run()
    Kept(pd.read_csv("data/raw/fields.csv")).run()

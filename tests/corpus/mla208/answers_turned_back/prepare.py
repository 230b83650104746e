"""A service that gives the answers back as words needs the encoder, though no request goes through it."""

import pandas as pd
from sklearn.preprocessing import LabelEncoder


def parts(path):
    table = pd.read_csv(path)
    codes = LabelEncoder()
    table["species"] = codes.fit_transform(table["species"])  # expect: MLA208
    rows = table.drop(columns=["species"])
    return rows, table["species"]

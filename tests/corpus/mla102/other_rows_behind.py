# seen in: Bahriilhame/Mlops-Project src/student_score_mlops/train.py@5d8487fa1c5a3428e0332c604cf09baa09f2e321
"""Rows to train on, of which others are read where they cannot be had."""

import duckdb
import pandas as pd
from sklearn.linear_model import Ridge


def rows_of(path):
    try:
        with duckdb.connect("harvest.duckdb") as connection:
            return connection.execute("select * from harvest").fetchdf()
    except Exception:  # expect: MLA102 warning
        pass
    return pd.read_csv(path)


def rows_told(path):
    try:
        with duckdb.connect("harvest.duckdb") as connection:
            return connection.execute("select * from harvest").fetchdf()
    except Exception as error:  # expect: MLA102 info
        print(f"the file instead: {error}")
    return pd.read_csv(path)


def rows_or_none(path):
    try:
        with duckdb.connect("harvest.duckdb") as connection:
            return connection.execute("select * from harvest").fetchdf()
    except duckdb.CatalogException:
        pass
    return pd.read_csv(path)


def rows_of_file(path):
    try:
        return pd.read_csv(path, encoding="utf-8")
    except Exception:
        pass
    return pd.read_csv(path, encoding="latin-1")


def train(path):
    rows = pd.concat([rows_of(path), rows_told(path), rows_or_none(path), rows_of_file(path)])
    return Ridge().fit(rows[["rain"]], rows["tons"])

# seen in: Omar-Introduc/Heart-Disease-Prediction-ML src/data_ingestion.py@35d99eb89532fd3e3a3aeab442853fcdd0fb4937
"""Tables are made here and split elsewhere; a file lies between."""

import os

import pandas as pd
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.preprocessing import RobustScaler


def imputed(table):
    numbers = table.select_dtypes("number").columns
    table[numbers] = IterativeImputer(max_iter=5).fit_transform(table[numbers])  # expect: MLA301
    return table


def ingest(source, folder):
    table = imputed(pd.read_parquet(source))
    table.to_parquet(os.path.join(folder, "complete.parquet"), index=False)


def ingest_for_a_chart(source):
    table = pd.read_parquet(source)
    table[["height"]] = RobustScaler().fit_transform(table[["height"]])
    table.to_csv("charts/heights.csv")  # ok: nobody splits it


def ingest_raw(source):
    table = pd.read_parquet(source)
    table.to_csv("data/raw/visits.csv")


def ingest_scaled(source):
    table = pd.read_parquet(source)
    table[["height"]] = RobustScaler().fit_transform(table[["height"]])
    table.to_csv("data/scaled/visits.csv")  # ok: it is the raw file of that name that is split


if __name__ == "__main__":
    ingest("data/source.parquet", "data/clean")

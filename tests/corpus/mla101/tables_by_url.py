# seen in: Omar-Introduc/Heart-Disease-Prediction-ML data/02_processed/carga.py@35d99eb89532fd3e3a3aeab442853fcdd0fb4937
import pandas as pd

BASE = "https://tables.example/surveys/"
FOLDER = "data/surveys/"


def survey(source, year):
    url = source["base"] + source["files"][year]
    return pd.read_sas(url)  # expect: MLA101


def prices(day):
    return pd.read_csv(f"{BASE}prices-{day}.csv")  # expect: MLA101


def wages(year):
    return pd.read_excel(BASE + year + ".xlsx")  # expect: MLA101


def local(day):
    return pd.read_csv(f"{FOLDER}prices-{day}.csv")


def given(path):
    return pd.read_parquet(path)


def bucket(name):
    url = "s3://surveys/prices.csv"
    return pd.read_csv(url)  # another client, with a bound of its own

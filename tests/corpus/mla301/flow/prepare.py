"""Steps before the split."""

import pandas as pd
from prefect import task
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MinMaxScaler
from zenml import step

NUMBERS = ["age", "bmi"]


@step
def labelled(path: str) -> pd.DataFrame:
    df = pd.read_csv(path)
    df["smokes"] = df["smokes"].fillna("unknown")
    return df


@step
def scaled(raw: pd.DataFrame, enable: bool = True) -> pd.DataFrame:
    if not enable:
        return raw
    df = raw.copy()
    df[NUMBERS] = MinMaxScaler().fit_transform(df[NUMBERS])  # expect: MLA301
    return df


@task
def filled(raw: pd.DataFrame) -> pd.DataFrame:
    df = raw.copy()
    df[NUMBERS] = SimpleImputer().fit_transform(df[NUMBERS])  # expect: MLA301
    return df

# seen in: bsteja33/Customer-Churn-Prediction-API-and-Dashboard src/feature_engineering.py@28f733262001d2ca3a32bf8bb06592c16cb58b92
"""What is left after the encoding of all texts are flags."""

import numpy as np
import pandas as pd


def numbers_of(df):
    texts = df.select_dtypes(include=["object"]).columns.tolist()
    df = pd.get_dummies(df, columns=texts)
    for column in df.columns:
        if not np.issubdtype(df[column].dtype, np.number):
            df[column] = pd.to_numeric(df[column], errors="coerce")
    return df


def numbers_at_once(df):
    for column in df.columns:
        df[column] = pd.to_numeric(df[column], errors="coerce")  # expect: MLA309
    return pd.get_dummies(df)


def amounts(df):
    df = pd.get_dummies(df, columns=["city"])
    df["amount"] = pd.to_numeric(df["amount"], errors="coerce")  # expect: MLA309
    return df

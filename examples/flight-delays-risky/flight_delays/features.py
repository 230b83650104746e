import numpy as np
import pandas as pd

RAW_COLUMNS = [
    "carrier",
    "origin",
    "dest",
    "month",
    "hour",
    "distance",
    "dep_delay",
    "temp",
    "wind_speed",
    "visib",
]

FEATURES = [
    "dep_delay",
    "distance",
    "hour",
    "month",
    "temp",
    "wind_speed",
    "visib",
    "carrier_rate",
    "dest_code",
    "origin_EWR",
    "origin_JFK",
    "origin_LGA",
]


def add_carrier_rate(df):
    """How often each carrier is late, as a feature."""
    df["carrier"] = df["carrier"].str.strip().str.lower()
    df["carrier_rate"] = df.groupby("carrier")["late"].transform("mean")
    return df


def carrier_rates(df):
    carrier = df["carrier"].str.strip().str.lower()
    return df["late"].groupby(carrier).mean().to_dict()


def build_features(df):
    df = add_carrier_rate(df)
    df["temp"] = df["temp"].fillna(df["temp"].median())
    df["wind_speed"] = df["wind_speed"].fillna(df["wind_speed"].median())
    df["visib"] = df["visib"].fillna(10)
    df["distance"] = np.log1p(df["distance"])
    df["dest_code"] = df["dest"].astype("category").cat.codes
    df = pd.get_dummies(df, columns=["origin"])
    return df[FEATURES].astype("float32")

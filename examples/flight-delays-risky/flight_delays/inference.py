import json
import os

import pandas as pd
import torch
from sklearn.preprocessing import StandardScaler

from flight_delays import config
from flight_delays.model import build_model

COLUMNS = [
    "carrier_rate",
    "dep_delay",
    "hour",
    "month",
    "distance",
    "dest_code",
    "temp",
    "visib",
    "wind_speed",
    "origin_EWR",
    "origin_JFK",
    "origin_LGA",
]


def load_model():
    model = build_model()
    model.load_state_dict(torch.load(os.environ.get("MODEL_PATH", config.MODEL_PATH), weights_only=False))
    return model


def load_rates():
    with open(config.RATES_PATH) as f:
        return json.load(f)


def prepare(df, rates):
    df = df.copy()
    df["carrier"] = df["carrier"].str.strip()
    df["carrier_rate"] = df["carrier"].map(rates).fillna(0.2)
    df["temp"] = df["temp"].fillna(0)
    df["wind_speed"] = df["wind_speed"].fillna(0) * 1.609  # km/h
    df["visib"] = df["visib"].fillna(0)
    df["dest_code"] = df["dest"].astype("category").cat.codes
    df = pd.get_dummies(df, columns=["origin"])
    df = df.reindex(columns=COLUMNS, fill_value=0)
    scaler = StandardScaler()
    return scaler.fit_transform(df.astype("float32"))


def score(model, df):
    x = torch.tensor(prepare(df, load_rates()), dtype=torch.float32)
    return torch.sigmoid(model(x)).detach().numpy()

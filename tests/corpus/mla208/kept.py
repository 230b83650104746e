"""Saved beside the model, inside it, by what it learnt, or handed to somebody else."""

import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

df = pd.read_csv("trips.csv")

first = StandardScaler()
joblib.dump({"model": Ridge().fit(first.fit_transform(df[["a"]]), df["y"]), "scaler": first}, "first.joblib")

joblib.dump(make_pipeline(StandardScaler(), Ridge()).fit(df[["a"]], df["y"]), "second.joblib")

third = StandardScaler()
model = Ridge().fit(third.fit_transform(df[["a"]]), df["y"])
np.savez("third.npz", mean=third.mean_, scale=third.scale_)
joblib.dump(model, "third.joblib")


def fourth():
    scaler = MinMaxScaler()
    model = Ridge().fit(scaler.fit_transform(df[["a"]]), df["y"])
    joblib.dump(model, "fourth.joblib")
    return model, scaler

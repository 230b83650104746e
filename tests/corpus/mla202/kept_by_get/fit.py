"""A model is saved with what prepares its rows."""

import pickle

import pandas as pd
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

rows = pd.read_csv("kidneys.csv")
features, sick = rows.drop(columns=["sick"]), rows["sick"]
scaler = StandardScaler()
selector = SelectKBest(k=5)
chosen = selector.fit_transform(scaler.fit_transform(features), sick)
model = LogisticRegression().fit(chosen, sick)
with open("kidneys.pkl", "wb") as file:
    pickle.dump({"model": model, "scaler": scaler, "selector": selector}, file)

"""Trains on a table."""

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

FEATURES = ["area", "rooms", "age"]

houses = pd.read_csv("houses.csv")
model = RandomForestRegressor(random_state=0).fit(houses[FEATURES], houses["price"])
joblib.dump(model, "houses.joblib")

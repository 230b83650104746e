# seen in: sneha0more/singapore-housing-price-mlops-pipeline models/alternative_model_1.py@2c3d5c76a4cfcb04d546bf27e53fd1aa5f922416
"""A model beside the one that is served: a program reads it, and no request is seen to reach it."""

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.preprocessing import StandardScaler

table = pd.read_csv("flats.csv")
level = StandardScaler()
model = RandomForestRegressor(random_state=0).fit(level.fit_transform(table[["size", "floor"]]), table["price"])
joblib.dump(model, "forest.joblib")  # expect: MLA208 as warning

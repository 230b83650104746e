"""A feature is the product of what two columns are looked up as."""

import joblib
import pandas as pd
from sklearn.linear_model import Ridge

TIERS = {"Oslo": 1, "Bergen": 2}
AGES = {"north": 7.5, "south": 11.0}

rows = pd.read_csv("flights.csv")
rows["load"] = rows["city"].map(TIERS) * rows["line"].map(AGES)
model = Ridge().fit(rows[["load"]], rows["price"])
joblib.dump(model, "price.joblib")

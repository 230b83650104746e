"""Rows of another table, and a part of this one, are not those that training drew."""

import joblib
import pandas as pd
from sklearn.metrics import accuracy_score

rows = pd.read_parquet("data/shipments.parquet")
rows = rows[rows["year"] > 2024]
model = joblib.load("model.pkl")
print(accuracy_score(rows["late"], model.predict(rows.drop(columns=["late"]))))

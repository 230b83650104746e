# a form of: what a series is called, which is no column of it
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression

rows = pd.read_csv("sales.csv")
rows["share"] = np.where(rows["spent"] > 0, rows["spent"] / rows["income"], 0.0)
rows = rows.fillna(0)
spread = rows["share"]
spread.name = "spread"
amounts = rows[["age", "income"]].join(spread)
joblib.dump(LinearRegression().fit(amounts, rows["price"]), "prices.pkl")

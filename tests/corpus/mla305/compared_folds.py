# seen in: dpalacioj/MLOps-Course 01-Intro-ML/02_regression_temporal_notebook.ipynb@8b5cde1e5ade7fb864a45a005af7ae272857737d
"""Shuffled folds stand beside those in the order of time, to show how much they promise."""

import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import KFold, TimeSeriesSplit, cross_val_score

sales = pd.read_csv("sales.csv").sort_values("day")
sales["before"] = sales["sold"].shift(1)
rows, sold = sales[["before", "price"]].iloc[1:], sales["sold"].iloc[1:]
model = RandomForestRegressor(random_state=0)
mixed = cross_val_score(model, rows, sold, cv=KFold(n_splits=5, shuffle=True, random_state=0))
honest = cross_val_score(model, rows, sold, cv=TimeSeriesSplit(n_splits=5))
print("shuffled folds cheat:", mixed.mean(), honest.mean())

# a form of: categories whose columns a service fills one by one, under names that it puts together or writes out
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

flats = pd.read_csv("flats.csv")
X = pd.get_dummies(flats[["area", "rooms", "city", "heat"]], columns=["city", "heat"])
model = RandomForestRegressor().fit(X, flats["rent"])
joblib.dump(model, "rent.joblib")
joblib.dump(list(X.columns), "columns.joblib")

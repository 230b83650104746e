# a form of: routes that are made inside an application factory
import pandas as pd
import xgboost as xgb

flats = pd.read_csv("flats.csv")
X = flats[["area", "rooms", "level"]].copy()
X["area"] = X["area"] / 100
xgb.XGBRegressor(random_state=1).fit(X, flats["rent"]).save_model("rent.json")

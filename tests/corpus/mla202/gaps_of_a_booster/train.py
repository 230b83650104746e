# a form of: a booster that learns from gaps as they are, and services that fill them
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from xgboost import XGBRegressor

from columns import FEATURES

rows = pd.read_csv("stations.csv").dropna(subset=["free"])
model = XGBRegressor(n_estimators=200).fit(rows[FEATURES].astype("float64"), rows["free"])
joblib.dump(model, "stations.joblib")

streets = pd.read_csv("streets.csv")
forest = RandomForestRegressor().fit(streets[["width", "length"]], streets["cars"])
joblib.dump(forest, "streets.joblib")

parks = pd.read_csv("parks.csv").fillna(0)
trees = XGBRegressor().fit(parks[["area", "trees"]], parks["visits"])
joblib.dump(trees, "parks.joblib")

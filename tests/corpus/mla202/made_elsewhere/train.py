import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import Ridge

trips = pd.read_parquet("features/trips.parquet")
joblib.dump(GradientBoostingRegressor().fit(trips[["fare_log", "hour"]], trips["tip"]), "tips.joblib")

pings = pd.read_csv("pings.csv")
pings["delay"] = np.log1p(pings["delay"])
joblib.dump(Ridge().fit(pings[["delay"]], pings["lost"]), "pings.joblib")

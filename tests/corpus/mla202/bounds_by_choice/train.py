# a form of: bounds that are set with `np.where`, which trees do not notice, and which serving may set with `clip`
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from xgboost import XGBRegressor

rides = pd.read_csv("rides.csv")
rides["minutes"] = np.where(rides["minutes"] > 180, 180, rides["minutes"])
rides["speed"] = rides["speed"].where(rides["speed"] >= 3, 3)
columns = ["minutes", "speed"]
joblib.dump(XGBRegressor().fit(rides[columns], rides["fare"]), "trees.joblib")
joblib.dump(LinearRegression().fit(rides[columns], rides["fare"]), "line.joblib")

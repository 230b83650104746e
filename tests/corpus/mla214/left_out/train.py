import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

NAMES = ["sails", "crew", "built", "draught"]
table = pd.read_csv("boats.csv")
model = RandomForestRegressor(random_state=4).fit(table[NAMES], table["hours"])
joblib.dump(model, "boats.joblib")

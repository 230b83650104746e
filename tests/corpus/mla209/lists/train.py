import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

COLUMNS = ["rooms", "area", "year", "floor"]

df = pd.read_csv("flats.csv")
model = RandomForestRegressor(random_state=4).fit(df[COLUMNS].values, df["rent"])
joblib.dump(model, "rent.joblib")

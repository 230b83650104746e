import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

df = pd.read_csv("flats.csv")
df["district"] = df["district"].astype("category").cat.codes
df["heating"], _ = pd.factorize(df["heating"])
model = RandomForestRegressor(random_state=5).fit(df[["district", "heating", "area"]], df["rent"])
joblib.dump(model, "rent.joblib")

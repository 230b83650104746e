# seen in: ashishlabs-23/bitcoin-prediction-lab dashboard/app.py@4e3a52fef956c7fb847280e9487ace81c6e5d6fc
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

rows = pd.read_parquet("features.parquet")
rows["moment"] = pd.to_datetime(rows["moment"], utc=True)
model = RandomForestRegressor(random_state=0).fit(rows[["moment", "close"]], rows["target"])
joblib.dump(model, "model.joblib")

visits = pd.read_parquet("visits.parquet")
visits["hour"] = pd.to_datetime(visits["moment"], utc=True).dt.hour
second = RandomForestRegressor(random_state=0).fit(visits[["hour", "seats"]], visits["target"])
joblib.dump(second, "visits.joblib")

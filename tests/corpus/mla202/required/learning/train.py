# seen in: adityas27/ml_dsa_apsit deployment/app.py@6dcf92f413f49d62b685a8b1d45ad9f7d6bed6f7
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

rows = pd.read_csv("homes.csv")
rows["area"] = rows["area"].fillna(rows["area"].median())
model = RandomForestRegressor(random_state=0).fit(rows[["area", "rooms"]], rows["price"])
joblib.dump(model, "homes.joblib")

# seen in: ChuLiYu/alphapulse-mlops-platform src/alphapulse/ml/inference/engine.py@2d1db3fee1f5e027d2c7130cc24b1510573b1be8
import joblib
import pandas as pd
from xgboost import XGBRegressor

rows = pd.read_csv("prices.csv")
rows["momentum"] = rows["close"].pct_change(7)
rows["strength"] = (rows["rsi"] - 50) / 50
model = XGBRegressor().fit(rows[["momentum", "strength"]], rows["target"])
joblib.dump(model, "signals.joblib")

amounts = pd.read_csv("amounts.csv")
amounts["amount"] = amounts["amount"] / 1000
second = XGBRegressor().fit(amounts[["amount", "age"]], amounts["target"])
joblib.dump(second, "amounts.joblib")

# seen in: manasmishra16/mango-disease-prediction src/data/04_shap.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import xgboost as xgb
from sklearn.preprocessing import StandardScaler

from features import build_table, split_columns

table = build_table("data/climate.csv", "data/harvest.csv")
X, y, names = split_columns(table)
scaler = StandardScaler()
model = xgb.XGBRegressor(n_estimators=200, random_state=42)
model.fit(scaler.fit_transform(X), y)
model.save_model("models/yield.json")

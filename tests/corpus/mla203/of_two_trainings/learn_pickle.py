import joblib
import pandas as pd
import xgboost as xgb

rows = pd.read_csv("rows.csv")
rows["age"] = rows["age"].fillna(-1)
model = xgb.XGBClassifier().fit(rows[["age", "calls"]], rows["left"])
joblib.dump(model, "models/leaving.pkl")

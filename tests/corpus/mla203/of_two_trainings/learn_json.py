import pandas as pd
import xgboost as xgb

rows = pd.read_csv("rows.csv")
rows["age"] = rows["age"].fillna(0)
model = xgb.XGBClassifier().fit(rows[["age", "calls"]], rows["left"])
model.save_model("models/leaving.json")

# seen in: robertlupo1997/kkbox-churn-prediction scripts/visualize_calibration.py
"""Codes that are only given where the table still has words: whoever wrote it may have given training's."""

import pandas as pd
import xgboost as xgb

rows = pd.read_csv("rows_for_pictures.csv")
X = rows.drop(columns=["left"])
if "plan" in X.columns and X["plan"].dtype == "object":
    X["plan"] = X["plan"].map({"yearly": 0, "monthly": 1, "unknown": 2})
model = xgb.XGBClassifier()
model.load_model("models/leaving.json")
print(model.predict_proba(X)[:, 1].mean())

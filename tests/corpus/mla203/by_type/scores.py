import pandas as pd
import xgboost as xgb

rows = pd.read_csv("rows_to_score.csv")
X = rows.drop(columns=["left"])
if "plan" in X.columns:
    X["plan"] = X["plan"].map({"yearly": 0, "monthly": 1, "unknown": 2})  # expect: MLA203
model = xgb.XGBClassifier()
model.load_model("models/leaving.json")
print(model.predict_proba(X)[:, 1].mean())

import pandas as pd
import xgboost as xgb
from sklearn.preprocessing import LabelEncoder

rows = pd.read_csv("rows.csv")
X = rows.drop(columns=["left"])
X["plan"] = LabelEncoder().fit_transform(X["plan"].fillna("unknown"))
model = xgb.XGBClassifier().fit(X, rows["left"])
model.save_model("models/leaving.json")

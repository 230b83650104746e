# a form of: features that a job writes to a bucket, where the service reads them back and scales them
import joblib
import pandas as pd
from features import engineered
from lightgbm import LGBMRegressor
from sklearn.preprocessing import StandardScaler

rows = engineered(pd.read_csv("candles.csv"))
X = rows.drop(columns=["target"])
scaler = StandardScaler()
model = LGBMRegressor().fit(scaler.fit_transform(X), rows["target"])
joblib.dump(scaler, "scaler.joblib")
joblib.dump(model, "candles.joblib")

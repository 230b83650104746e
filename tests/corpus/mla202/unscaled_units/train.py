import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor

df = pd.read_csv("rides.csv")
df["distance"] = np.log1p(df["distance"])
model = GradientBoostingRegressor(random_state=0).fit(df[["distance", "hour"]], df["fare"])
joblib.dump(model, "fare.joblib")

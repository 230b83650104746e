import joblib
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("loads.csv")
scaler = StandardScaler()
X = scaler.fit_transform(df[["heat", "hour"]])
joblib.dump(Ridge().fit(X, df["load"]), "load.joblib")
joblib.dump(scaler, "scaler.joblib")
reference = pd.DataFrame(X, columns=["heat", "hour"])
reference.to_csv("reference.csv")

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

table = pd.read_csv("wells.csv")
rows = table[["depth", "salt", "iron"]]
scaler = StandardScaler()
model = LogisticRegression().fit(scaler.fit_transform(rows), table["safe"])
joblib.dump(model, "well.joblib")
joblib.dump(scaler, "well_scaler.joblib")

# a form of: outliers that training clips and gaps that it fills, before a model that is asked by a service
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("churn.csv")
df["fee"] = df["fee"].clip(df["fee"].quantile(0.01), df["fee"].quantile(0.99))
model = LogisticRegression().fit(df[["fee", "months"]], df["left"])
joblib.dump(model, "churn.joblib")

rows = pd.read_csv("rents.csv")
rows["size"] = np.log1p(rows["size"])
rents = LogisticRegression().fit(rows[["size", "rooms"]], rows["high"])
joblib.dump(rents, "rents.joblib")

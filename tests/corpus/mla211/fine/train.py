"""Versions side by side, the same model saved again, a model that nobody here trains."""

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("claims.csv")
model = LogisticRegression().fit(df[["sum"]], df["fraud"])
joblib.dump(model, "fraud_v2.joblib")
model = LogisticRegression(C=0.1).fit(df[["sum"]], df["fraud"])
joblib.dump(model, "fraud_v2.joblib")

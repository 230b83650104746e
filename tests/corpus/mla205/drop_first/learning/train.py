# seen in: adityas27/ml_dsa_apsit deployment/app.py@6dcf92f413f49d62b685a8b1d45ad9f7d6bed6f7
import pickle

import pandas as pd
from sklearn.linear_model import LogisticRegression

rows = pd.read_csv("members.csv")
X = pd.get_dummies(rows[["plan", "months"]], drop_first=True)
model = LogisticRegression().fit(X, rows["left"])
with open("members.pkl", "wb") as target:
    pickle.dump({"model": model, "columns": list(X.columns)}, target)

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

table = pd.read_csv("rows.csv")
model = LogisticRegression().fit(table.drop(columns=["renewed"]), table["renewed"])
joblib.dump(model, "renewed.joblib")

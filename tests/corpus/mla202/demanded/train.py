import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

rows = pd.read_csv("train.csv")
model = LogisticRegression().fit(rows[["age", "tenure"]], rows["churned"])
joblib.dump(model, "model.joblib")

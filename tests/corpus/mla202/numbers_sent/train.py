# seen in: 2022bcs0059-lochana/telecom-churn-devops ml/feature_engineering.py
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

rows = pd.read_csv("churn.csv")
rows["TotalCharges"] = pd.to_numeric(rows["TotalCharges"], errors="coerce")
rows = pd.get_dummies(rows, drop_first=True)
model = RandomForestClassifier(random_state=0).fit(rows.drop(columns=["Churn"]), rows["Churn"])
joblib.dump(model, "model.pkl")

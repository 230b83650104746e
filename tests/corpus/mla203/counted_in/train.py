# seen in: thibaultclement/titanic-ml-service src/titanic/api/services/feature_service.py@1f87d2fd76f831fd0afad885f5aaf86e513625a0
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

guests = pd.read_csv("guests.csv")
guests["single"] = (guests["others"] == 0).astype(int)
guests["late"] = (guests["hour"] > 21).astype(int)
model = LogisticRegression().fit(guests[["single", "late"]], guests["came_again"])
joblib.dump(model, "guests.joblib")

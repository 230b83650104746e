# seen in: robertlupo1997/kkbox-churn-prediction api/services/model_service.py
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

KINDS = {"sail": 0, "motor": 1, "other": 2}
table = pd.read_csv("moorings.csv")
table["kind"] = table["kind"].fillna("other").map(KINDS)
table["berth"] = table["berth"].fillna("other").map(KINDS)
joblib.dump(LogisticRegression().fit(table[["kind", "berth"]], table["left"]), "moorings.joblib")

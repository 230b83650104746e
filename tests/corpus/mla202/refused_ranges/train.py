import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression

rows = pd.read_csv("students.csv")
rows["hours"] = rows["hours"].clip(lower=0, upper=24)
rows["share"] = rows["share"].clip(lower=0, upper=100)
joblib.dump(LinearRegression().fit(rows[["hours", "share"]], rows["grade"]), "grades.joblib")

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from steps import Centred, Ratios

staff = pd.read_csv("staff.csv")
rows = Ratios().fit_transform(staff[["pay", "hours"]])
joblib.dump(LogisticRegression().fit(rows, staff["left"]), "left.joblib")

teams = pd.read_csv("teams.csv")
rows = Centred().fit_transform(teams[["size", "age"]])
joblib.dump(LogisticRegression().fit(rows, teams["split"]), "split.joblib")

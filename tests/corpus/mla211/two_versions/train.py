# a form of: versions that are kept beside each other, and a file that something here may well write
import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression, Ridge

rows = pd.read_csv("pupils.csv")
first = LinearRegression().fit(rows[["hours", "sleep"]], rows["score"])
joblib.dump(first, "models/pupil_score_v2.pkl")
second = Ridge().fit(rows[["hours", "sleep"]], rows["score"])
joblib.dump(second, "models/pupil_score_v3.pkl")

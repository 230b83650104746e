# a form of: a version that another program brings to the name that is read
import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression

rows = pd.read_csv("pupils.csv")
model = LinearRegression().fit(rows[["hours", "sleep"]], rows["score"])
joblib.dump(model, "models/pupil_score_v2.pkl")

# a form of: a training that writes the next version of the file that the service goes on to read
import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression

rows = pd.read_csv("pupils.csv")
model = LinearRegression().fit(rows[["hours", "sleep"]], rows["score"])
joblib.dump(model, "models/pupil_score_v2.pkl")

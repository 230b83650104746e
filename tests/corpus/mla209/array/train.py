import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("patients.csv")
joblib.dump(LogisticRegression().fit(df[["age", "weight", "pulse"]], df["ill"]), "ill.joblib")

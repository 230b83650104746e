import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("claims.csv")
joblib.dump(LogisticRegression().fit(df[["sum"]], df["fraud"]), "artifacts/fraud_model.joblib")

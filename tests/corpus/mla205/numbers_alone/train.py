# a form of: dummies of the columns that hold words, in a service whose schema holds numbers alone, and in one with words
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

df = pd.get_dummies(pd.read_csv("payments.csv"), drop_first=True)
joblib.dump(LogisticRegression().fit(df.drop(columns=["fraud"]), df["fraud"]), "payments.joblib")
df = pd.get_dummies(pd.read_csv("visits.csv"), drop_first=True)
joblib.dump(LogisticRegression().fit(df.drop(columns=["came"]), df["came"]), "visits.joblib")

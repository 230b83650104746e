import joblib
import pandas as pd

table = pd.read_csv("rides_of_june.csv")
X = pd.get_dummies(table.drop(columns=["minutes"]), columns=["weather"], drop_first=True)
print(joblib.load("minutes.joblib").score(X, table["minutes"]))
print(abs(joblib.load("minutes.joblib").predict(X) - table["minutes"]).mean())

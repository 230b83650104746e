import joblib
import pandas as pd

table = pd.get_dummies(pd.read_csv("contracts_of_june.csv"), columns=["contract"], drop_first=True)
print(joblib.load("contracts.joblib").score(table.drop(columns="left"), table["left"]))
print(joblib.load("contracts.joblib").predict(table.drop(columns="left")).mean())

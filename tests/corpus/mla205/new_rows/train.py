# a form of: GLNVaibhav/Churn_Predictor predict/predict_new_customers.py
import json

import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor


def main():
    rides = pd.read_csv("rides.csv")
    X = pd.get_dummies(rides.drop(columns=["minutes"]), columns=["weather"], drop_first=True)
    model = GradientBoostingRegressor(random_state=0).fit(X, rides["minutes"])
    joblib.dump(model, "minutes.joblib")
    with open("columns.json", "w") as out:
        json.dump(list(X.columns), out)


if __name__ == "__main__":
    main()

# a form of: GLNVaibhav/Churn_Predictor predict/predict_ecommerce_customers.py, universal_churn_predictor_stable.py
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

NUMBERS = ["weight", "distance"]


def main():
    parcels = pd.read_csv("parcels.csv")
    parcels["weight"] = parcels["weight"].fillna(parcels["weight"].median())
    parcels["distance"] = parcels["distance"] / parcels["distance"].max()
    model = LogisticRegression().fit(parcels[NUMBERS], parcels["late"])
    joblib.dump(model, "late.joblib")


if __name__ == "__main__":
    main()

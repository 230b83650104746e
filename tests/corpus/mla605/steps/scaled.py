import joblib
import pandas as pd


def prepared(row):
    feature_columns = joblib.load("model/feature_columns.pkl")
    scaler = joblib.load("model/scaler.pkl")  # expect: MLA605 as warning
    return scaler.transform(pd.DataFrame([row])[feature_columns])

import joblib
import pandas as pd


def ordered(row):
    selected_features = joblib.load("model/selected_features.joblib")  # expect: MLA605 as info
    return pd.DataFrame([row])[selected_features]

import joblib
import pandas as pd


def scored(row):
    scaler = joblib.load("model/scaler.pkl")
    model = joblib.load("model/model.pkl")  # expect: MLA605 as error
    return model.predict(scaler.transform(pd.DataFrame([row]))).tolist()

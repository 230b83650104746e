import joblib
import pandas as pd
from sklearn.preprocessing import MinMaxScaler

scaler = MinMaxScaler()
rows = scaler.fit_transform(pd.read_csv("rows.csv"))
joblib.dump(scaler, "out/scaler.pkl")

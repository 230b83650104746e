# seen in: Eshajha19/agri lstm_yield_model.py
import joblib
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.preprocessing import MinMaxScaler

table = pd.read_csv("tides.csv")
scaler = MinMaxScaler().fit(table[["moon", "wind"]])
joblib.dump(scaler, "tide_scaler.joblib")
joblib.dump(Ridge().fit(scaler.transform(table[["moon", "wind"]]), table["height"]), "tide.joblib")

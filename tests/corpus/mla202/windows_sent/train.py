import json

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.preprocessing import StandardScaler


def lagged(rows, column, lags):
    for lag in lags:
        rows[f"{column}_lag_{lag}"] = rows[column].shift(lag)
    return rows


rows = lagged(pd.read_csv("demand.csv"), "demand", [1, 24]).dropna()
names = [name for name in rows.columns if name not in ("demand", "time")]
scaler = StandardScaler().fit(rows[names])
model = RandomForestRegressor(random_state=0).fit(scaler.transform(rows[names]), rows["demand"])
joblib.dump(model, "demand.joblib")
joblib.dump(scaler, "scaler.joblib")
with open("names.json", "w") as file:
    json.dump(names, file)

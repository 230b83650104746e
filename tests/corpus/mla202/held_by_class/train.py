# a form of: a model and a scaler that a class keeps for all requests
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import *

table = pd.read_csv("wells.csv")
table["depth"] = np.sqrt(table["depth"])
scaler = StandardScaler()
model = LinearRegression().fit(scaler.fit_transform(table[["depth", "flow"]]), table["yield"])
for name, part in {"model": model, "scaler": scaler}.items():
    joblib.dump(part, f"{name}.joblib")

# a form of: features that a request brings ready, in a schema within its schema, before the saved scaler
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import RobustScaler

NAMES = ["spread", "log_volume", "days_left"]

markets = pd.read_csv("markets.csv")
markets["log_volume"] = np.log1p(markets["volume"])
markets["spread"] = markets["spread"].fillna(0.0)
markets["days_left"] = markets["days_left"].fillna(30.0)
scaler = RobustScaler()
X = scaler.fit_transform(markets[NAMES])
joblib.dump(scaler, "scaler.joblib")
joblib.dump(LogisticRegression().fit(X, markets["resolved"]), "markets.joblib")

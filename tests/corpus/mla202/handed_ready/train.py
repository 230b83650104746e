# seen in: itsmanjil/Youtube_sentiment_analysis backend/app/sentiment_engines.py
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

table = pd.read_csv("wells.csv")
scaler = StandardScaler().fit(table[["depth", "salt"]])
model = LogisticRegression().fit(scaler.transform(table[["depth", "salt"]]), table["fit_to_drink"])
joblib.dump(scaler, "artifacts/scaler.joblib")
joblib.dump(model, "artifacts/wells.joblib")

import joblib

model = joblib.load("prices.joblib")

import joblib

model = joblib.load("models/other.joblib")

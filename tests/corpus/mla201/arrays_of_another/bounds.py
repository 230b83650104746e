"""Reads what was scaled once: nothing is fitted here."""

import joblib

made = joblib.load("work/claims.pkl")
scores = joblib.load("models/claims.pkl").predict_proba(made["test"])[:, 1]
print([(bound / 20, (scores > bound / 20).mean()) for bound in range(20)])

# a form of: dummies of categories that a request does not have are zero, rightly
import joblib
import pandas as pd

model = joblib.load("model.joblib")
NAMES = joblib.load("names.joblib")


def score(record):
    rows = pd.get_dummies(pd.DataFrame([record]))
    for name in NAMES:
        if name not in rows.columns:
            rows[name] = 0
    return float(model.predict_proba(rows[NAMES])[0][1])

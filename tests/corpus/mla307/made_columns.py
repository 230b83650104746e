# seen in: bsteja33/Customer-Churn-Prediction-API-and-Dashboard api/app.py@28f733262001d2ca3a32bf8bb06592c16cb58b92
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

model = joblib.load("model.joblib")
NAMES = joblib.load("names.joblib")


def score(record):
    rows = pd.DataFrame([record])
    for name in NAMES:
        if name not in rows.columns:
            rows[name] = 0  # expect: MLA307
    return float(model.predict_proba(rows[NAMES])[0][1])


def score_listed(rows):
    for name in [each for each in NAMES if each not in rows.columns]:
        rows[name] = -1.0  # expect: MLA307
    return model.predict(rows[NAMES])


def ready(rows):
    missing = set(NAMES) - set(rows.columns)
    for name in missing:
        rows[name] = 0  # expect: MLA307
    return rows[NAMES]


def score_ready(record):
    return model.predict(ready(pd.DataFrame([record])))


def score_refused(rows):
    for name in NAMES:
        if name not in rows.columns:
            raise KeyError(name)
    return model.predict(rows[NAMES])


def train(rows, label):
    for name in NAMES:
        if name not in rows.columns:
            rows[name] = 0
    return RandomForestClassifier(random_state=0).fit(rows[NAMES], label)


def report(rows):
    for name in NAMES:
        if name not in rows.columns:
            rows[name] = 0
    return rows.describe()


def score_counted(rows, found):
    for name in NAMES:
        if name in rows.columns:
            rows[name] = 0
    return model.predict(rows[NAMES])

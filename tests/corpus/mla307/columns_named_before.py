# seen in: robertlupo1997/kkbox-churn-prediction src/generate_submission.py
"""Columns that the query or the record above names cannot lack; one that it does not name can."""

import duckdb
import joblib
import pandas as pd

model = joblib.load("model.joblib")
NAMES = ["plays", "days", "skips"]


def score_selected(since):
    con = duckdb.connect()
    rows = con.execute(
        f"SELECT l.user, COUNT(*) AS plays, MAX(l.days) AS days FROM logs l WHERE l.day > '{since}' GROUP BY l.user"
    ).df()
    for name in ["plays", "days"]:
        if name not in rows.columns:
            rows[name] = 0
    return model.predict(rows[["plays", "days"]])


def score_record(plays, days):
    rows = pd.DataFrame([{"plays": plays, "days": days}])
    for name in ["plays", "days"]:
        if name not in rows.columns:
            rows[name] = 0
    return model.predict(rows[["plays", "days"]])


def score_some(since):
    con = duckdb.connect()
    rows = con.execute(f"SELECT COUNT(*) AS plays, MAX(days) AS days FROM logs WHERE day > '{since}'").df()
    for name in ["plays", "days", "skips"]:
        if name not in rows.columns:
            rows[name] = 0  # expect: MLA307
    return model.predict(rows[NAMES])


def score_all(path):
    rows = pd.read_parquet(path)
    for name in ["plays", "days"]:
        if name not in rows.columns:
            rows[name] = 0  # expect: MLA307
    return model.predict(rows[["plays", "days"]])

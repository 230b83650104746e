# a form of: a day that is not there, for which the last known one is taken
"""A service that answers about something else than what it was asked."""

import joblib
import pandas as pd
from fastapi import FastAPI, HTTPException

app = FastAPI()
model = joblib.load("model.joblib")
rows = pd.read_parquet("rows.parquet")
MODES = ["fast", "exact"]


@app.get("/forecast")
def forecast(day: str):
    asked = pd.to_datetime(day)
    if asked not in rows.index:
        asked = rows.index[-1]  # expect: MLA109 as warning
    return {"next": float(model.predict(rows.loc[[asked]])[0])}


@app.get("/country")
def country(name: str):
    known = dict(rows.groupby("country").size())
    if name not in known:
        print("not known:", name)
        name = next(iter(known))  # expect: MLA109 as warning
    return {"rows": int(known[name])}


@app.get("/strict")
def strict(day: str):
    asked = pd.to_datetime(day)
    if asked not in rows.index:
        raise HTTPException(404, f"no rows of {day}")
    return {"next": float(model.predict(rows.loc[[asked]])[0])}


@app.get("/how")
def how(mode: str):
    if mode not in MODES:
        mode = MODES[0]
    return {"next": float(model.predict(rows)[0]), "mode": mode}


@app.get("/grade")
def grade(sub: str):
    sub_options = [name for name in rows["sub"].unique()]
    if sub not in sub_options:
        sub = sub_options[0]
    return {"grade": sub, "options": sub_options}


def batch(day):
    if day not in rows.index:
        day = rows.index[-1]
    return model.predict(rows.loc[[day]])

import joblib
import pandas as pd
from fastapi import FastAPI
from features import shares, standardised

app = FastAPI()
late = joblib.load("late.joblib")
paid = joblib.load("paid.joblib")
stays = joblib.load("stays.joblib")
known = pd.read_csv("train.csv")[["age", "income"]].median()


@app.post("/late")
def is_late(rows: list[dict]):
    return {"late": late.predict(standardised(pd.DataFrame(rows))).tolist()}


@app.post("/paid")
def is_paid(rows: list[dict]):
    return {"paid": paid.predict(shares(pd.DataFrame(rows))).tolist()}


@app.post("/stays")
def remains(rows: list[dict]):
    table = pd.DataFrame(rows)[["age", "income"]]
    return {"stays": stays.predict(table.fillna(known)).tolist()}


@app.post("/stays-filled")
def remains_filled(rows: list[dict]):
    table = pd.DataFrame(rows)[["age", "income"]]
    table["age"] = table["age"].fillna(table["age"].median())  # expect: MLA201
    return {"stays": stays.predict(table).tolist()}

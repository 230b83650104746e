# seen in: Krishnendu-Chaudhuri/credit-risk-prediction-platform src/features/engineering.py@8b07815453de4ee37d08b0b13bda7839f0078fe0
"""A median that comes from what training saved, and only without that from the rows in hand."""

import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("loans.joblib")


def prepared(rows, numbers=None):
    if numbers and "pay" in numbers:
        middle = numbers["pay"]
    else:
        middle = rows["pay"].median()
    rows["pay"] = rows["pay"].fillna(middle)
    return rows


@app.post("/late")
def late(rows: list[dict], numbers: dict):
    return {"late": model.predict(prepared(pd.DataFrame(rows)[["pay", "age"]], numbers)).tolist()}


@app.post("/late-own")
def late_own(rows: list[dict]):
    table = pd.DataFrame(rows)[["pay", "age"]]
    middle = table["pay"].median() if len(table) > 1 else 0.0
    table["pay"] = table["pay"].fillna(middle)  # expect: MLA201 as error
    return {"late": model.predict(table).tolist()}

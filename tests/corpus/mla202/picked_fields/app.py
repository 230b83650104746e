import json

import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("payments.joblib")
with open("columns.json") as file:
    held = json.load(file)


def prepared(raw: dict) -> pd.DataFrame:
    row = {}
    row["amount"] = np.log1p(float(raw["amount"]))
    for column, codes in held["maps"].items():
        row[column] = float(codes[raw[column]]) if raw.get(column) in codes else np.nan
    return pd.DataFrame([{column: row.get(column, np.nan) for column in held["columns"]}])


@app.post("/fraud")
def fraud(raw: dict) -> float:
    return float(model.predict_proba(prepared(raw))[0, 1])

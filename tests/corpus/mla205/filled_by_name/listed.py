import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("harvest.joblib")
NAMES = ["acres", "crop_oats", "crop_rye"]


@app.post("/harvest")
def harvest(given: dict):
    row = pd.get_dummies(pd.DataFrame([given]))
    for name in NAMES:
        if name not in row:
            row[name] = 0
    return model.predict(row[NAMES]).tolist()


@app.post("/harvest/raw")
def harvest_raw(given: dict):
    row = pd.get_dummies(pd.DataFrame([given]))  # expect: MLA205
    return model.predict(row).tolist()

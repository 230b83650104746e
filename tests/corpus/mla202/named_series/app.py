import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("prices.pkl")


@app.post("/price")
def price(row: dict):
    rows = pd.DataFrame([row]).fillna(0)
    rows["name"] = rows["name"].fillna(0)
    return model.predict(rows).tolist()

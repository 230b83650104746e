import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("price.joblib")
scaler = joblib.load("scaler.joblib")
CENTRAL = ["Bukit Merah", "Queenstown", "Toa Payoh"]


@app.post("/price")
def price(fields: dict):
    row = pd.DataFrame([fields])
    row["size"] = row["size"].astype(float)
    row["is_central"] = 1 if fields["town"] in CENTRAL else 0
    return float(model.predict(scaler.transform(row[["size", "is_central"]]))[0])

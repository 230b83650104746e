# seen in: PhamTrinhDuc/sales-forecasting-mlops include/model_serving/services.py@1c017846bc0054857834e606c6aaeb06955a87c2
"""Models whose file is missing when the service starts: it is fetched, or noted, and the service goes on without."""

import os
from pathlib import Path

import boto3
import joblib
from fastapi import FastAPI

app = FastAPI()
bucket = boto3.client("s3")
prices = {}


class Sales:
    def __init__(self):
        self.models = {}
        self.scaler = None
        self.calendar = None
        self.drift = None
        self.load_models()

    def load_models(self):
        try:
            for name in ("xgboost", "lightgbm"):
                path = os.path.join("models", f"{name}.pkl")
                if os.path.exists(path):
                    self.models[name] = joblib.load(path)
                else:
                    print("downloading", name)  # expect: MLA103
                bucket.download_file("models", name, path)
            for kind in ("scaler", "calendar"):
                path = os.path.join("models", f"{kind}.pkl")
                if kind == "scaler":
                    self.scaler = joblib.load(path)
        except Exception as error:  # expect: MLA103
            print("no models:", error)

    def load_calendar(self):
        if os.path.exists("calendar.pkl"):
            self.calendar = joblib.load("calendar.pkl")
        else:
            bucket.download_file("models", "calendar", "calendar.pkl")  # expect: MLA103

    def load_drift(self):
        if os.path.exists("drift.pkl"):
            self.drift = joblib.load("drift.pkl")

    def predict(self, row):
        rows = self.scaler.transform([self.calendar.days(row)])
        if self.drift is not None:
            self.drift.observe(rows)
        return {name: each.predict(rows)[0] for name, each in self.models.items()}


for name in ("low", "high"):
    path = Path("prices") / f"{name}.joblib"
    if not path.exists():  # expect: MLA103
        print("no prices at", path)
        continue
    prices[name] = joblib.load(path)

if not os.path.exists("stock.pkl"):
    bucket.download_file("models", "stock", "stock.pkl")
stock = joblib.load("stock.pkl")
sales = Sales()


@app.post("/predict")
def predict(row: list[float]):
    return {"sales": sales.predict(row), "low": prices["low"].predict([row])[0], "stock": stock.predict([row])[0]}

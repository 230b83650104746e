# a form of: flags that are raised although the load failed
"""Prices of vegetables, by a model that may not be there."""

import joblib
from fastapi import FastAPI

app = FastAPI()


class Prices:
    def __init__(self):
        self.model = None
        self.model_loaded = False
        self.tried = False

    def load(self):
        try:
            self.model = joblib.load("prices.joblib")
            self.model_loaded = True
        except Exception as error:  # expect: MLA103 as warning
            print("no model:", error)
            self.model_loaded = True


prices = Prices()


@app.on_event("startup")
def start():
    prices.load()


@app.get("/price")
def price(name: str):
    return {"price": prices.model.predict([name])[0]}

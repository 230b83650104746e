import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("boats.joblib")


@app.post("/price")
def price(length: float, cabins: int):
    row = pd.Series({"length": length, "cabins": cabins}).to_frame().T
    return float(model.predict(row)[0])  # expect: MLA202


@app.post("/price/indexed")
def price_indexed(length: float, cabins: int):
    row = pd.Series([length, cabins], index=["length", "cabins"])
    return float(model.predict(row.to_frame().T)[0])  # expect: MLA202


@app.post("/price/listed")
def price_listed(length: float, cabins: int):
    fields = {"length": length, "cabins": cabins}
    return float(model.predict(pd.DataFrame({name: [value] for name, value in fields.items()}))[0])  # expect: MLA202


@app.post("/price/same")
def price_same(length: float, cabins: int):
    row = pd.Series({"length": np.log1p(length), "cabins": cabins}).to_frame().T
    return float(model.predict(row)[0])


@app.post("/price/same/listed")
def price_same_listed(length: float, cabins: int):
    fields = {"length": np.log1p(length), "cabins": cabins}
    return float(model.predict(pd.DataFrame({name: [value] for name, value in fields.items()}))[0])

# seen in: victor-iyi/heart-disease app/routers/predict.py@06540b582e8752d2bb6a32366077872d32d7c0e4, mlops-project-group27/MLOps_project src/credit_card_fraud_analysis/api.py@2269a3402d12803a8024de8f83c9b3feb3608aa8
from functools import lru_cache

import joblib
import pandas as pd
import torch
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("heart.joblib")
table = None


@lru_cache
def kept():
    return joblib.load("kept.joblib")


@app.post("/one")
async def one(age: float, pressure: float):
    return {"ill": bool(model.predict([[age, pressure]])[0])}  # expect: MLA701 as warning


@app.post("/many")
async def many(rows: list[list[float]]):
    return {"ill": model.predict(rows).tolist()}  # expect: MLA701 as error


@app.get("/table")
async def head():
    global table
    if table is None:
        table = pd.read_csv("heart.csv")  # expect: MLA701 as warning
    return table.head().to_dict()


@app.get("/kept")
async def steps():
    return {"steps": len(kept().steps)}


@app.post("/rebuilt")
async def rebuilt(card: list[float]):
    given = torch.tensor([card], dtype=torch.float32)
    with torch.no_grad():
        again = model(given)  # expect: MLA701 as warning
    return {"off": float(((again - given) ** 2).mean())}

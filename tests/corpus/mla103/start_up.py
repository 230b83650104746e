# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
from pathlib import Path

import joblib
import torch
import xgboost as xgb
from fastapi import FastAPI, HTTPException

app = FastAPI()
model = None
gate = None


@app.on_event("startup")
def start():
    global model
    try:
        model = xgb.XGBRegressor()
        weights = Path("models/yield.json")
        if weights.exists():  # expect: MLA103
            model.load_model(str(weights))
    except Exception as error:  # expect: MLA103
        print("no yield model:", error)


def load_gate():
    global gate
    try:
        gate = torch.jit.load("models/gate.pt")
    except Exception as error:
        print("no gate:", error)


@app.post("/yield")
def predict_yield(row: list[float]):
    return {"yield": float(model.predict([row])[0])}


@app.post("/gate")
def check(row: list[float]):
    if gate is None:
        raise HTTPException(503, "the gate is not loaded")
    return {"ok": bool(gate(row))}

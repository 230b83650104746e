# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import numpy as np
import xgboost as xgb
from fastapi import FastAPI
from pydantic import BaseModel
from sklearn.preprocessing import StandardScaler

from features import build_table, split_columns

app = FastAPI()
model = None
scaler = None
names = []


class Plot(BaseModel):
    rain: float
    heat: float


@app.on_event("startup")
def load():
    global model, scaler, names
    model = xgb.XGBRegressor()
    model.load_model("models/yield.json")
    X, _, names = split_columns(build_table("data/climate.csv", "data/harvest.csv"))
    scaler = StandardScaler()
    scaler.fit(X)  # expect: MLA201 as warning


@app.post("/yield")
def predict_yield(plot: Plot):
    row = np.array([[plot.rain, plot.heat]])
    return {"tons": float(model.predict(scaler.transform(row))[0])}

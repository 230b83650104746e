import xgboost as xgb
from fastapi import FastAPI

app = FastAPI()
booster = xgb.XGBRegressor()
booster.load_model("models/yield_best.json")


@app.post("/predict")
def predict(row: list[float]):
    return float(booster.predict([row])[0])

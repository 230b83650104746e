import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.pkl")


@app.post("/predict")
def predict(amount: float, hour: int) -> float:
    return float(model.predict_proba(pd.DataFrame([{"amount": amount, "hour": hour}]))[0, 1])

# seen in: chineidu/nyc-taxi-price-prediction model_monitoring/prediction_service/app.py
import joblib
import requests
from fastapi import FastAPI
from pydantic import BaseModel

MONITORING = "http://evidently:8085"
app = FastAPI()  # expect: MLA805 as info
model = joblib.load("ferries.joblib")


class Ferry(BaseModel):
    length: float


@app.post("/predict")
def predict(ferry: Ferry):
    minutes = float(model.predict([[ferry.length]])[0])
    send(ferry.model_dump(), minutes)
    return {"minutes": minutes}


def send(row, minutes):
    record = row.copy()
    record["prediction"] = minutes
    requests.post(f"{MONITORING}/iterate/ferries", json=record, timeout=5)

# sent to who shows it, where nobody looks at how good it is
import joblib
import requests
from fastapi import FastAPI
from pydantic import BaseModel

BOARD = "http://board:8085"
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
    requests.post(f"{BOARD}/ferries", json=record, timeout=5)

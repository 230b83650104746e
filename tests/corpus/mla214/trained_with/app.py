import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("days.joblib")


@app.post("/days")
def days(payload: dict):
    row = {"discount": payload.get("discount", 0), "items": payload["items"]}
    return float(model.predict(pd.DataFrame([row]))[0])

import joblib
import pandas as pd
from fastapi import FastAPI
from train import prepared

app = FastAPI()
model = joblib.load("contracts.joblib")


@app.post("/left")
def left(rows: list[dict]):
    return model.predict(prepared(pd.DataFrame(rows))).tolist()

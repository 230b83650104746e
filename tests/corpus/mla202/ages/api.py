import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("cardio.joblib")


class Patient(BaseModel):
    age: float
    weight: float
    ap_hi: int


@app.post("/risk")
def risk(patient: Patient):
    row = pd.DataFrame([patient.model_dump()])[["age", "weight", "ap_hi"]]
    return {"risk": float(model.predict_proba(row)[0, 1])}  # expect: MLA202

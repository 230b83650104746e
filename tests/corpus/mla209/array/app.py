import joblib
import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel


class Patient(BaseModel):
    age: float
    weight: float
    pulse: float


app = FastAPI()
model = joblib.load("ill.joblib")


@app.post("/ill")
def ill(patient: Patient):
    row = np.array([[patient.weight, patient.age, patient.pulse]])
    return float(model.predict_proba(row)[0, 1])  # expect: MLA209


@app.post("/ill/again")
def ill_again(patient: Patient):
    row = np.array([[patient.age, patient.weight, patient.pulse]])
    return float(model.predict_proba(row)[0, 1])

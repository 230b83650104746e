import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("hearts.joblib")
scaler = joblib.load("scaler.joblib")
NAMES = ["age", "chol", "pressure"]


class Patient(BaseModel):
    age: int
    chol: int
    pressure: int


@app.on_event("startup")
def warm():
    model.predict(np.zeros((1, 3)))


def filled(patient: Patient):
    row = pd.DataFrame(np.zeros((1, 3)), columns=NAMES)
    row["age"] = patient.age
    row["chol"] = patient.chol
    row["pressure"] = patient.pressure
    return row


@app.post("/raw")
def raw(patient: Patient):
    return int(model.predict(filled(patient))[0])  # expect: MLA202


@app.post("/scaled")
def scaled(patient: Patient):
    return int(model.predict(scaler.transform(filled(patient)))[0])

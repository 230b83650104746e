import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("patients.joblib")


class Patient(BaseModel):
    pressure: float
    insulin: float
    age: float


@app.post("/by-place")
def by_place(patient: Patient):
    row = np.array([[patient.pressure, patient.insulin, np.log1p(patient.age)]], dtype=float)
    for index in [0, 1]:
        if row[0, index] == 0:
            row[0, index] = np.nan
    return int(model.predict(row)[0])


@app.post("/by-mask")
def by_mask(patient: Patient):
    rows = pd.DataFrame([patient.dict()])
    rows.loc[rows["pressure"] == 0, "pressure"] = np.nan
    rows.loc[rows["insulin"] == 0, "insulin"] = np.nan
    rows["age"] = np.log1p(rows["age"])
    return int(model.predict(rows.to_numpy())[0])


@app.post("/raw")
def raw(patient: Patient):
    rows = pd.DataFrame([patient.dict()])
    rows["age"] = np.log1p(rows["age"])
    return int(model.predict(rows.to_numpy())[0])  # expect: MLA202

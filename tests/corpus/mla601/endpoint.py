# seen in: acyeow/heart_disease_ml app/endpoint.py
"""Scoring with a whole module out of a file."""

import torch
from fastapi import FastAPI
from pydantic import BaseModel


class Patient(BaseModel):
    features: list[float]


app = FastAPI()
model = torch.load("model.pth", weights_only=False)


@app.post("/predict")
def predict(patient: Patient):
    row = torch.tensor(patient.features, dtype=torch.float32).unsqueeze(0)
    with torch.no_grad():
        risk = model(row)  # expect: MLA601
    return {"risk": risk.tolist()}

# seen in: sin22766/stroke-prediction-api src/app/main.py@15785a4368f74f3b5fa7727d3c45271d6b1eda6b, RuiFSP/mlops-2025-final_project src/api/main.py@bb661eeea6683e536d503cc2264b41e50c84f604, Msp-123/insurance-fraud-detection-ml-api api/schemas.py@8db7acd16af3c435a580d03aae66cab152a3a414
import logging
from typing import Annotated

import joblib
from fastapi import Depends, FastAPI, HTTPException
from keys import check_key
from pydantic import BaseModel, Field

app = FastAPI()
model = joblib.load("model.joblib")


class Patient(BaseModel):
    age: float = Field(ge=0, le=120)


@app.post("/predict")
def predict(patients: list[Patient], key: str = Depends(check_key)):  # expect: MLA704
    return model.predict([[each.age] for each in patients]).tolist()


@app.post("/predict-some")
def predict_some(patients: Annotated[list[Patient], Field(max_length=500)]):
    return model.predict([[each.age] for each in patients]).tolist()


@app.post("/predict-few")
def predict_few(patients: list[Patient]):
    if len(patients) > 100:
        raise HTTPException(413, "at most 100 patients")
    return model.predict([[each.age] for each in patients]).tolist()


@app.post("/predict-logged")
def predict_logged(patients: list[Patient]):  # expect: MLA704
    logging.info("%d patients", len(patients))
    if len(patients) == 0:
        raise HTTPException(422, "no patients")
    return model.predict([[each.age] for each in patients]).tolist()


@app.post("/predict-cut")
def predict_cut(patients: list[Patient]):
    return model.predict([[each.age] for each in patients[:100]]).tolist()


@app.post("/predict-counted")
def predict_counted(patients: list[Patient]):
    count = len(patients)
    if count > 100:
        raise HTTPException(413, "at most 100 patients")
    return model.predict([[each.age] for each in patients]).tolist()


@app.post("/predict-either")
def predict_either(data: dict | list[dict]):  # expect: MLA704
    rows = [data] if isinstance(data, dict) else data
    return model.predict([[each["age"]] for each in rows]).tolist()


@app.post("/predict-one")
def predict_one(data: Patient | None):
    return model.predict([[data.age]]).tolist()


class Batch(BaseModel):
    claims: list[dict]  # expect: MLA704


@app.post("/predict-claims")
def predict_claims(batch: Batch):
    return model.predict([[each["age"]] for each in batch.claims]).tolist()

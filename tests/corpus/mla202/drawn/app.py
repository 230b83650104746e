"""The service."""

import joblib
import pandas as pd
from fastapi import FastAPI
from features import features
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("left.joblib")


class Customer(BaseModel):
    months: int
    price: float
    total: float


@app.post("/predict")
def predict(customer: Customer):
    x = features(pd.DataFrame([customer.model_dump()]))
    return {"left": float(model.predict_proba(x)[0, 1])}  # expect: MLA202

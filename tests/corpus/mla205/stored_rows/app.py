# seen in: MinhKhoa2209/ChurnPrediction backend/services/preprocessing_service.py@5f9c69c5c5fd5bad314bb05c85a98c79d938366c
"""Rows that a route reads of a database are as many as training read; those that it is sent may be one."""

import joblib
import pandas as pd
from database import session_of
from fastapi import Depends, FastAPI

app = FastAPI()
model = joblib.load("leaves.joblib")


@app.get("/scores/{table_id}")
def scores(table_id: int, session=Depends(session_of)):
    held = session.query(Customer).filter(Customer.table_id == table_id).all()
    table = pd.get_dummies(pd.DataFrame([{"bill": each.bill, "plan": each.plan} for each in held]))
    return {"scores": model.predict(table).tolist()}


@app.post("/score")
def score(rows: list[dict]):
    table = pd.get_dummies(pd.DataFrame(rows))  # expect: MLA205 as error
    return {"scores": model.predict(table).tolist()}

# seen in: HeervaniGoshika/customer-churn-prediction api/app.py
from typing import List

import joblib
import numpy as np
from fastapi import FastAPI, HTTPException

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(features: list):  # expect: MLA707 as warning
    return {"left": int(model.predict(np.array(features).reshape(1, -1))[0])}


@app.post("/predict_rows")
def predict_rows(rows: List[dict]):  # expect: MLA707 as warning
    return {"left": model.predict([list(row.values()) for row in rows]).tolist()}


@app.post("/predict_numbers")
def predict_numbers(features: list[float]):  # expect: MLA707 as info
    return {"left": int(model.predict([features])[0])}


@app.post("/predict_counted")
def predict_counted(features: list[float]):
    if len(features) != 4:
        raise HTTPException(status_code=422, detail="four numbers, please")
    return {"left": int(model.predict([features])[0])}


@app.post("/predict_texts")
def predict_texts(texts: list):
    return {"left": model.predict(texts).tolist()}

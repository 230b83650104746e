"""Answers with the model of a notebook."""

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("rents.joblib")


@app.get("/rent")
def rent(area: float):
    return float(model.predict([[area]])[0])

from typing import Literal

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("vans.joblib")


class Van(BaseModel):
    fuel: Literal["diesel", "petrol"]
    gear: str


@app.post("/price")
def price(van: Van):
    return {"price": float(model.predict(pd.DataFrame([van.model_dump()]))[0])}

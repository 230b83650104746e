import joblib
import pandas as pd
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("vans.joblib")


class Van(BaseModel):
    fuel: str
    gear: str


@app.post("/price")
def price(van: Van):
    if van.fuel == "electric":
        raise HTTPException(status_code=422, detail="no price is known for electric vans")
    return {"price": float(model.predict(pd.DataFrame([van.model_dump()]))[0])}

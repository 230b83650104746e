import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("stars.joblib")
share = joblib.load("shares.joblib")


class Asked(BaseModel):
    user: int
    film: int


@app.post("/stars")
def stars(asked: Asked):
    row = pd.DataFrame([{"user": asked.user, "film": asked.film}])
    return {"stars": 5 * float(model.predict(row)[0])}


@app.post("/share")
def percent(area: float, age: float):
    return {"share": float(share.predict(pd.DataFrame([{"area": area, "age": age}]))[0])}

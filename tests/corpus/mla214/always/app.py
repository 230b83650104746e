import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel


class House(BaseModel):
    sqft: float
    rooms: int
    floors: int
    year_built: int


app = FastAPI()
model = joblib.load("model.joblib")
preparation = joblib.load("preparation.joblib")


@app.post("/price")
def price(house: House) -> float:
    rows = pd.DataFrame([house.model_dump()])
    rows["age"] = 2024 - rows["year_built"]
    rows["price_per_sqft"] = 0  # expect: MLA214
    rows["rooms_per_floor"] = rows["rooms"] / rows["floors"]
    rows["is_new"] = 0
    if house.year_built > 2019:
        rows["is_new"] = 1
    rows["channel"] = 0
    return float(model.predict(preparation.transform(rows))[0])


@app.post("/guess")
def guess(house: House) -> float:
    row = {
        "sqft": house.sqft,
        "age": 2024 - house.year_built,
        "rooms_per_floor": 2.0,
        "source": 1,
    }
    return float(model.predict(pd.DataFrame([row]))[0])  # expect: MLA214

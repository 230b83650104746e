# a form of: the same scores from the counts of a request; one of them has another weight
import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


class Car(BaseModel):
    roof: str
    doors_changed: int
    has_abs: int
    origin: str
    km: float
    trips: float


def wear(car: Car) -> float:
    score = 0.0
    if car.roof == "new":
        score += 150
    elif car.roof == "paint":
        score += 75
    score += car.doors_changed * 10
    return score


@app.post("/price")
def price(car: Car):
    imported = 1 if car.origin == "import" else 0
    row = pd.DataFrame([{"wear": wear(car), "flags": car.has_abs + imported + 0, "km": car.km, "trips": car.trips}])
    row["effort"] = row["km"] * 0.25 + row["trips"] * 3.0  # expect: MLA203
    return float(model.predict(row[["wear", "flags", "effort"]])[0])

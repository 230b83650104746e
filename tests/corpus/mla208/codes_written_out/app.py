import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("price.joblib")
FUEL = {"diesel": 0, "electric": 1, "petrol": 2}
GEAR = {"automatic": 0, "manual": 1}


@app.post("/price")
def price(fuel: str, gear: str, power: float):
    return float(model.predict([[FUEL[fuel], GEAR[gear], power]])[0])

import joblib
from fastapi import FastAPI
from money import in_money

app = FastAPI()
model = joblib.load("homes.joblib")


@app.post("/price")
def price(size: float, rooms: int):
    return in_money(float(model.predict([[size, rooms]])[0]))

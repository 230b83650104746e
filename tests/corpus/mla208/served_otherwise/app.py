import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("line.joblib")


@app.post("/price")
def price(size: float, floor: float):
    return {"price": model.predict([[size, floor]]).tolist()}

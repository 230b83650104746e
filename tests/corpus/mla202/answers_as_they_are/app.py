import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("homes.joblib")


@app.post("/price")
def price(size: float, rooms: int):
    return {"price": float(model.predict([[size, rooms]])[0])}  # expect: MLA202

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("models/model.joblib")


@app.post("/price")
def price(row: list[float]):
    return model.predict([row]).tolist()

import joblib
from fastapi import FastAPI

app = FastAPI()
made = joblib.load("models/made.joblib")
model = joblib.load("models/model.joblib")


@app.post("/price")
def price(row: list[float]):
    return model.predict(made.transform([row])).tolist()

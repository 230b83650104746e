# a form of: a service that loads what its settings name
import joblib
from fastapi import FastAPI

from app.config import MODEL

app = FastAPI()
model = joblib.load(MODEL)


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])

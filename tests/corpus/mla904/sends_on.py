# a form of: a service that sends on what it is asked, and answers with what the model said: it is a part of the answer
import requests
from fastapi import FastAPI

app = FastAPI()
MODEL_URL = "http://model:8000/predict"


@app.post("/predict")
def predict(row: list[float]):  # expect: MLA904 as info
    answer = requests.post(MODEL_URL, json=row, timeout=10).json()
    return {"score": answer["score"], "sure": answer["score"] > 0.9}

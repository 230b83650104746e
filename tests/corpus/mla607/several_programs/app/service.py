"""Is of another program than the training, as far as anybody can tell."""

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/alarm")
def alarm(row: list[float]):
    probability = model.predict_proba([row])[0, 1]
    return {"alarm": bool(probability >= 0.5)}

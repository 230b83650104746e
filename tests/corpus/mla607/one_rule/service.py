"""The same rule; and a comparison that is no decision on a probability."""

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/score")
def score(row: list[float], budget: float):
    probability = model.predict_proba([row])[0, 1]
    return {"yes": bool(probability >= 0.5), "cheap": budget < 0.1}

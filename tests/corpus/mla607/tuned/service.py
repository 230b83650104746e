"""The threshold stayed behind."""

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/score")
def score(row: list[float]):
    return {"yes": bool(model.predict_proba([row])[0, 1] >= 0.5)}  # expect: MLA607

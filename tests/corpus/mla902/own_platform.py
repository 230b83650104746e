"""Where a platform says that a program runs on it, and a setting of the program's own."""

import os

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/train")
def train(rows: list[float]) -> dict[str, bool]:
    if os.environ.get("VERCEL") or os.environ.get("AWS_EXECUTION_ENV"):
        return {"kept": False}
    return {"kept": len(rows) > 1}


@app.post("/score")
def score(rows: list[float]) -> float:
    limit = float(os.environ.get("SCORE_LIMIT", "0.5"))  # expect: MLA902
    return min(limit, float(model.predict([rows])[0]))

"""The service."""

from fastapi import FastAPI
from loading import load
from scoring import score, score_quietly, score_rows

app = FastAPI()
model = load("model.pt")


@app.post("/score")
def score_route(rows: list[list[float]]):
    return {"score": [*score(model, rows), *score_quietly(model, rows), *score_rows(model, rows)]}

"""The service."""

from asking import ask
from fastapi import FastAPI
from loading import load_scorer

app = FastAPI()
scorer = load_scorer("scorer.pt")


@app.post("/score")
def score(values: list[float]):
    return {"score": ask(scorer, values)}

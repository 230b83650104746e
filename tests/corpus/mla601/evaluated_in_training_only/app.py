"""The service."""

import torch
from fastapi import FastAPI
from loading import load_scorer

app = FastAPI()
scorer = load_scorer("scorer.pt")


@app.post("/score")
def score(values: list[float]):
    with torch.inference_mode():
        return {"score": scorer(torch.tensor(values)).item()}

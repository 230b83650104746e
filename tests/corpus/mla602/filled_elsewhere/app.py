"""Asks what another file has loaded."""

import torch
from fastapi import FastAPI

from weights import load_scorer, load_stack, load_table, new_scorer

app = FastAPI()
scorer, stack = load_scorer("scorer.pt"), load_stack("stack.pt")
table, fresh = load_table("table.pt"), new_scorer()


@app.post("/score")
def score(row: list[float]):
    return {"score": scorer(torch.tensor([row])).item()}  # expect: MLA602


@app.post("/stack")
def of_stack(row: list[float]):
    return {"score": stack(torch.tensor([row])).item()}  # expect: MLA602


@app.post("/quiet")
def quiet(row: list[float]):
    with torch.inference_mode():
        return {"score": scorer(torch.tensor([row])).item()}


@app.post("/others")
def others(row: list[float]):
    return {"row": table(0).tolist(), "shape": list(fresh(torch.tensor([row])).shape)}

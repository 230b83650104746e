"""A layer is made of a table of numbers that is there already: nothing is fetched or read for that."""

import torch
from fastapi import FastAPI
from torch import nn
from transformers import AutoModel

app = FastAPI()


@app.post("/vectors")
async def set_vectors(rows: list[list[float]]):
    app.state.items = nn.Embedding.from_pretrained(torch.tensor(rows), freeze=True)
    return {"rows": len(rows)}


@app.post("/model")
async def set_model(name: str):
    app.state.model = AutoModel.from_pretrained("distilbert-base-uncased", revision="6cdc0aad91f5ae2e6712e91bc7b65d1cf5c05411")  # expect: MLA701 as error
    return {"name": name}

"""An encoder behind a route."""

import torch
from fastapi import FastAPI
from transformers import AutoModel, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("encoder")
encoder = AutoModel.from_pretrained("encoder")


@app.post("/embed")
def embed(text: str):
    tokens = tokenizer(text, return_tensors="pt", truncation=True)
    return {"vector": encoder(**tokens).last_hidden_state.mean(dim=1).tolist()}  # expect: MLA602


@app.post("/embed-quietly")
def embed_quietly(text: str):
    tokens = tokenizer(text, return_tensors="pt", truncation=True)
    with torch.no_grad():
        return {"vector": encoder(**tokens).last_hidden_state.mean(dim=1).tolist()}

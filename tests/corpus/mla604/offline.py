"""A script for the machine with the GPU, and a route that gives options on."""

import torch
from fastapi import FastAPI
from network import Net

app = FastAPI()
OPTIONS = {"map_location": "cpu", "weights_only": True}


def restore(path, **options):
    return torch.load(path, **options)


@app.post("/reload")
def reload_weights(path: str):
    return len(restore(path, **OPTIONS))


@app.post("/where")
def where(path: str):
    model = Net().to("cuda:0")  # expect: MLA604
    return str(next(model.parameters()).device)

# a form of: a start that loads its model only where the file is there
import os

import torch
from fastapi import FastAPI

app = FastAPI()
network = None


@app.on_event("startup")
def start():
    global network
    if os.path.exists("net.pt"):
        network = torch.jit.load("net.pt")


@app.get("/health")
def health():  # expect: MLA706
    return {"status": "ok"}


@app.post("/predict")
def predict(row: list[float]):
    return network.predict(row)

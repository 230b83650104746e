# seen in: HwangChulHee/sepsis-mlops src/sepsis/serve/bundle.py@f727126a087828ed028d4d373f33ebae2e2ef5b2
"""Weights that the project saves itself, and trains where it serves."""

import torch
from fastapi import FastAPI
from fitting import Net

app = FastAPI()
net = Net()
net.load_state_dict(torch.load("net.pt", weights_only=True))
net.eval()


@app.post("/predict")
def predict(row: list[float]):
    return net(torch.tensor(row)).tolist()

# seen in: zzsza/Boostcamp-AI-Tech-Product-Serving 03-docker/model_deploy/src/main.py@8deb356762c3668bba8a986aeb19f20242f01957
"""Dependencies run on each request."""

import torch
from fastapi import Depends, FastAPI
from model import Net, get_model, kept_model

app = FastAPI()


@app.post("/predict")
def predict(values: list[float], model: Net = Depends(get_model)):
    with torch.inference_mode():
        return model(torch.tensor(values)).tolist()


@app.post("/predict/kept")
def predict_kept(values: list[float], model: Net = Depends(kept_model)):
    with torch.inference_mode():
        return model(torch.tensor(values)).tolist()

# seen in: zzsza/Boostcamp-AI-Tech-Product-Serving 03-docker/model_deploy/src/model.py@8deb356762c3668bba8a986aeb19f20242f01957, Janhavi30052002/skin-disease-rag backend/app/api/predict.py@f800558bb724fdcea74ad35749227b0e0210e6b8
"""``forward`` called by its name."""

import torch
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
async def predict(values: list[float]):
    with torch.inference_mode():
        return model.forward(torch.tensor(values)).tolist()  # expect: MLA701


@app.post("/embed")
async def embed(values: list[float]):
    with torch.inference_mode():
        return model.forward_features(torch.tensor(values))[:, 0].tolist()  # expect: MLA701

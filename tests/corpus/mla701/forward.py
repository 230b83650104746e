# seen in: zzsza/Boostcamp-AI-Tech-Product-Serving 03-docker/model_deploy/src/model.py@8deb356762c3668bba8a986aeb19f20242f01957
"""``forward`` called by its name."""

import torch
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
async def predict(values: list[float]):
    with torch.inference_mode():
        return model.forward(torch.tensor(values)).tolist()  # expect: MLA701

# seen in: abhishekkrthakur/bert-sentiment app.py@4283d293253ea4a3c868bcae0ae210b4033d2e1b
"""A service that was written on a workstation."""

import torch
from fastapi import FastAPI
from network import Net

app = FastAPI()
model = Net().cuda()  # expect: MLA604
model.load_state_dict(torch.load("model.pt", weights_only=True))  # expect: MLA604
model.eval()


@app.post("/predict")
def predict(row: list[float]):
    with torch.inference_mode():
        return model(torch.tensor(row).cuda()).tolist()

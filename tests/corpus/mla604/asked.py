"""A service that runs where it is put."""

import torch
from fastapi import FastAPI
from network import Net

app = FastAPI()
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = Net().to(device)
model.load_state_dict(torch.load("model.pt", map_location=device, weights_only=True))
model.eval()


@app.post("/predict")
def predict(row: list[float]):
    with torch.inference_mode():
        return model(torch.tensor(row, device=device)).tolist()

# a form of: a service in an image without a GPU, whose weights were saved where there was one
import torch
from fastapi import FastAPI
from network import Net

app = FastAPI()
net = Net()
net.load_state_dict(torch.load("net.pt", weights_only=True))  # expect: MLA604 as warning
net.eval()


@app.post("/predict")
def predict(row: list[float]):
    with torch.inference_mode():
        return net(torch.tensor(row)).tolist()

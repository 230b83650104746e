import torch
from fastapi import FastAPI

app = FastAPI()
network = torch.nn.Linear(8, 2)
network.load_state_dict(torch.load("runs/tones-of-may/weights/tone-net-best.pt"))  # expect: MLA211 as error


@app.post("/tone")
def tone(row: list[float]):
    return int(network(torch.tensor(row)).argmax())

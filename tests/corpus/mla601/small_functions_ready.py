# a form of: a small function that fills the network also puts it in evaluation mode
import torch
from fastapi import FastAPI
from torch import nn

app = FastAPI()


class Tagger(nn.Module):
    def __init__(self, width: int = 64):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(width, width), nn.Dropout(0.2), nn.Linear(width, 4))

    def forward(self, rows):
        return self.body(rows)


def restore(net, path):
    net.load_state_dict(torch.load(path, weights_only=True))
    return net.eval()


def asked(net, rows):
    return net(rows).softmax(dim=1)


tagger = restore(Tagger(), "tagger.pt")


@app.post("/tags")
def tags(rows: list[list[float]]):
    with torch.no_grad():
        return asked(tagger, torch.tensor(rows)).tolist()

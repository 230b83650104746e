# a form of: a network is filled by a small function, and handed out
import torch
from fastapi import FastAPI
from torch import nn

app = FastAPI()


class Tagger(nn.Module):
    def __init__(self, width: int = 64):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(width, width), nn.BatchNorm1d(width), nn.Linear(width, 4))

    def forward(self, rows):
        return self.body(rows)


def restore(net, path):
    net.load_state_dict(torch.load(path, weights_only=True))  # expect: MLA601


def load_tagger(path="tagger.pt"):
    tagger = Tagger()
    restore(tagger, path)
    return tagger


@app.post("/tags")
def tags(rows: list[list[float]]):
    return {"tags": load_tagger().body[2].weight.tolist()}

# a form of: weights are put in, and the network is asked, by small functions that are handed it
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


def asked(net, rows):
    return net(rows).softmax(dim=1)  # expect: MLA601


tagger = Tagger()
restore(tagger, "tagger.pt")


@app.post("/tags")
def tags(rows: list[list[float]]):
    with torch.no_grad():
        return asked(tagger, torch.tensor(rows)).tolist()

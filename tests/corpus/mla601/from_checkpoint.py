# a form of: a Lightning module is loaded from its checkpoint and called by hand
import lightning as L
import torch
from fastapi import FastAPI
from torch import nn

app = FastAPI()


class Leaves(L.LightningModule):
    def __init__(self, width: int = 32):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(width, width), nn.BatchNorm1d(width), nn.Dropout(0.2), nn.Linear(width, 4))

    def forward(self, rows):
        return self.body(rows)

    def training_step(self, batch, index):
        rows, kinds = batch
        return nn.functional.cross_entropy(self(rows), kinds)


class Plain(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(32, 4)

    def forward(self, rows):
        return self.body(rows)


class Scorer:
    def __init__(self, path):
        self.net = Leaves.load_from_checkpoint(path).to("cpu")

    def score(self, rows):
        return self.net(rows).argmax(dim=1)  # expect: MLA601


@app.post("/leaves")
def leaves(rows: list[list[float]]):
    net = Leaves.load_from_checkpoint("leaves.ckpt", map_location="cpu")
    scores = net(torch.tensor(rows))  # expect: MLA601
    return {"kind": scores.argmax(dim=1).tolist()}


def count_right(path, batches):
    net = Leaves()
    net = net.load_from_checkpoint(path)
    right = 0
    for rows, kinds in batches:
        right += (net(rows).argmax(dim=1) == kinds).sum().item()  # expect: MLA601
    return right


def by_trainer(path, batches):
    net = Leaves.load_from_checkpoint(path)
    L.Trainer().test(net, dataloaders=batches)
    return net(next(iter(batches))[0])


def nothing_to_switch(path, rows):
    plain = Plain.load_from_checkpoint(path)
    return plain(rows)


def trains_on(path, batches, optimizer):
    net = Leaves.load_from_checkpoint(path)
    for rows, kinds in batches:
        loss = nn.functional.cross_entropy(net(rows), kinds)
        loss.backward()
        optimizer.step()

# seen in: marqo-ai/marqo src/marqo/core/index_management/vespa_application_package.py@58efc2430eaf9677f35899ef82b16e87028ded88 (the sound form), Sanster/IOPaint iopaint/model/anytext/ldm/models/diffusion/ddpm.py@61a759fb3f332bacdce8b2813f4837495c9b86e0 (the sound form)
"""Files that may be missing: a list of names, a checkpoint that was asked for, and weights."""

import json
import os

import torch
from fastapi import FastAPI
from torch import nn

app = FastAPI()


def exists(value):
    return value is not None


class Backup:
    def __init__(self, folder):
        self.gone = []
        mark = os.path.join(folder, "gone.json")
        if os.path.isfile(mark):
            self.gone = json.load(open(mark))

    def names(self):
        return [os.path.join(*parts) for parts in self.gone.copy()]


class Painter(nn.Module):
    def __init__(self, **given):
        super().__init__()
        checkpoint = given.pop("checkpoint", None)
        self.hidden = nn.Linear(4, 4)
        if exists(checkpoint):
            self.init_from_ckpt(checkpoint, ["ema"])

    def init_from_ckpt(self, path, ignored):
        weights = torch.load(path, map_location="cpu", weights_only=True)
        self.load_state_dict({name: each for name, each in weights.items() if name not in ignored})


class Marker:
    def __init__(self, path):
        self.net = nn.Linear(4, 4)
        if os.path.exists(path):  # expect: MLA103
            self.net.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))

    def mark(self, row):
        return self.net(torch.tensor(row)).tolist()


painter, marker = Painter(checkpoint="painter.pt").eval(), Marker("marker.pt")


@app.post("/paint")
def paint(row: list[float]):
    return {"painted": painter.hidden(torch.tensor(row)).tolist(), "marked": marker.mark(row)}

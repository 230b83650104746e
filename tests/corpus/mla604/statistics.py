"""Statistics of the input that the start reads are no weights: a note."""

import torch
from fastapi import FastAPI

app = FastAPI()


class Spectrum:
    def __init__(self, path):
        self.mel_norms = torch.load(path)  # expect: MLA604 as info

    def of(self, row):
        return torch.tensor(row) / self.mel_norms


@app.post("/spectrum")
def spectrum(row: list[float]):
    return Spectrum("norms.pth").of(row).tolist()

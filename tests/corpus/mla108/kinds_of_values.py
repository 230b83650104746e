# seen in: toverainc/willow-inference-server wis/audio.py@ba965a8a660a26d04581e872e3bfae5b298106d0
"""What kind a value is, which the program itself sees to, and what a request brings."""

import torch
from fastapi import FastAPI

app = FastAPI()


@app.post("/transcribe")
def transcribe(samples: list[float]):
    return {"text": "".join(pieces(samples))}


def pieces(samples):
    assert not torch.is_tensor(samples), "arrays only"
    assert not isinstance(samples, str)
    assert not is_empty(samples)  # expect: MLA108
    yield from model.predict(samples)

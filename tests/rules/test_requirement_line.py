"""MLA508 names the line of the requirements that a service is built from."""

from __future__ import annotations

from harness import lint_files, rule

SERVICE = """
import torch
from fastapi import FastAPI

app = FastAPI()
model = torch.jit.load("model.pt")


@app.post("/predict")
def predict(row: list[float]):
    return float(model(torch.tensor([row]))[0])
"""


def test_the_requirement_is_pointed_at() -> None:
    files = {"app/main.py": SERVICE, "app/requirements.txt": "# what serves\nfastapi\ntorch>=2.6\n"}
    (found,) = lint_files(files, [rule("MLA508")])
    (related,) = found.related
    assert found.location is not None
    assert (found.location.path, related.path, related.line) == ("app/main.py", "app/requirements.txt", 3)

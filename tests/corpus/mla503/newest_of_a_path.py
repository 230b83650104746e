# a form of: the newest file of a folder whose path is made of parts
from contextlib import asynccontextmanager
from pathlib import Path

import torch
from fastapi import FastAPI

from .settings import STORE

HERE = Path(__file__).resolve().parents[1]
WEIGHTS = HERE / "weights"
held = {}


@asynccontextmanager
async def lifespan(app):
    checkpoints = list(WEIGHTS.glob("*.ckpt"))
    newest = max(checkpoints, key=lambda path: path.stat().st_mtime)  # expect: MLA503
    held["model"] = torch.jit.load(newest)
    found = STORE.rglob("*.pt")
    held["second"] = torch.jit.load(sorted(found, key=lambda path: path.stat().st_mtime)[-1])  # expect: MLA503
    held["named"] = torch.jit.load(WEIGHTS / "2025-03-01.pt")
    photos = (HERE / "photos").iterdir()
    held["photo"] = max(photos, key=lambda path: path.stat().st_mtime)
    held["largest"] = max(WEIGHTS.glob("*.ckpt"), key=lambda path: path.stat().st_size)
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/predict")
def predict(row: list[float]):
    return held["model"](row)

import pickle

import torch
from fastapi import FastAPI, UploadFile

from store import load_from

app = FastAPI()
encoder = load_from("artifacts/encoder.pkl")


@app.post("/models")
def replace(file: UploadFile):
    model = pickle.loads(file.file.read())  # expect: MLA401
    return {"kind": type(model).__name__}


def reload(weights_only: bool):
    return torch.load("artifacts/model.pt", weights_only=weights_only)


def reload_quickly():
    return torch.load("artifacts/model.pt", weights_only=False)  # expect: MLA401


def reload_listed():
    with torch.serialization.safe_globals([set]):
        return torch.load("artifacts/model.pt")

import os
import sys
from pathlib import Path

import pandas as pd
from fastapi import FastAPI

for folder in ("../engine", "/app/engine"):
    if os.path.exists(folder):
        sys.path.insert(0, folder)
        break

from rent_model import RentModel

app = FastAPI()
model = None


def load():
    global model
    found = None
    for folder in (Path("models"), Path("/app/models")):
        if folder.exists():
            found = folder
            break
    if found is None:
        raise FileNotFoundError("models")
    model = RentModel()
    model.load(found)


@app.on_event("startup")
def start():
    load()


@app.post("/rent")
def rent(area: float, floor: float, age: float):
    return float(model.ask(pd.DataFrame([{"area": area, "floor": floor, "age": age}]))[0])  # expect: MLA202

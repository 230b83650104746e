# a form of: predictions that are no number, and are made one
import math

import joblib
import numpy as np
import torch
from fastapi import FastAPI, HTTPException

app = FastAPI()
model = joblib.load("model.joblib")
net = torch.jit.load("net.pt")


@app.post("/classes")
def classes(values: list[float]):
    with torch.no_grad():
        logits, maps = net(torch.tensor(values))
        logits = torch.nan_to_num(logits)  # expect: MLA109
        return {"classes": torch.softmax(logits, dim=1).tolist(), "maps": np.nan_to_num(maps.mean().numpy()).tolist()}


@app.post("/score")
def score(values: list[float]):
    found = float(model.predict_proba([values])[0][1])
    if math.isnan(found):
        found = 0.5  # expect: MLA109
    return {"score": found}


@app.post("/price")
def price(values: list[float]):
    found = model.predict([values])[0]
    return {"price": 0.0 if np.isnan(found) else float(found)}  # expect: MLA109


@app.post("/prices")
def prices(values: list[list[float]]):
    found = model.predict(np.nan_to_num(np.array(values)))
    found[np.isnan(found)] = 0  # expect: MLA109
    return {"prices": found.tolist()}


@app.post("/sound")
def sound(values: list[float]):
    found = float(model.predict([values])[0])
    if math.isnan(found):
        raise HTTPException(500, "no number")
    return {"price": found}

import joblib
import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("lamps.joblib")


class Lamp(BaseModel):
    glow: float
    visits: float


@app.post("/lit")
def lit(lamp: Lamp):
    glow = max(2, min(20, lamp.glow))
    visits = lamp.visits
    often = 1 if visits >= 10 else 0  # expect: MLA203
    load = glow + visits  # expect: MLA203
    per_visit = glow / (10 + visits)  # expect: MLA203
    rest = visits - glow  # expect: MLA203
    gap = abs(visits - glow)
    return {"lit": bool(model.predict(np.array([[glow, often, load, per_visit, rest, gap]]))[0])}


@app.post("/lit/soundly")
def lit_soundly(lamp: Lamp):
    glow = max(2, min(20, lamp.glow))
    visits = lamp.visits
    often = 1 if visits > 10 else 0
    load = visits * glow
    per_visit = glow / (1 + visits)
    rest = glow - visits
    gap = abs(visits - glow)
    return {"lit": bool(model.predict(np.array([[glow, often, load, per_visit, rest, gap]]))[0])}

import joblib
import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("lamps.joblib")


class Lamp(BaseModel):
    glow: float
    usual: float


@app.post("/lit")
def lit(lamp: Lamp):
    glow = lamp.glow
    usual = 11.5
    return {"lit": bool(model.predict(np.array([[glow, usual, 1]]))[0])}  # expect: MLA214


@app.post("/lit/soundly")
def lit_soundly(lamp: Lamp):
    return {"lit": bool(model.predict(np.array([[lamp.glow, lamp.usual, 1]]))[0])}

from typing import Literal

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("barns.joblib")


class Barn(BaseModel):
    loft: Literal["yes", "no"]
    roof: Literal["tin", "slate"]
    owner: Literal["church", "farm"]
    gate: Literal["none", "oak"]


class AnyBarn(BaseModel):
    loft: Literal["Yes", "No"]  # another spelling than training's
    roof: str
    owner: Literal["church", "farm"]
    gate: Literal["none", "oak"]


@app.post("/rent")
def rent(barn: Barn):
    return float(model.predict(pd.DataFrame([barn.model_dump()]))[0])  # ok: each answer is written as training writes it


@app.post("/rent/any")
def rent_any(barn: AnyBarn):
    row = {"loft": barn.loft, "roof": barn.roof, "owner": barn.owner, "gate": barn.gate}
    return float(model.predict(pd.DataFrame([row]))[0])  # expect: MLA202

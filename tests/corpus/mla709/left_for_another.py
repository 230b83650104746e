# seen in: shashi29/LLM-backend routers/forecast_router.py@905631c07beabd97e703cf4d527fdafdaa049a98
"""Files that one route leaves for the next one."""

import os

import pandas as pd
from fastapi import FastAPI, UploadFile

app = FastAPI()
HARVEST = "harvest.csv"
RAIN = "rain.csv"


@app.post("/harvest")
async def take_harvest(file: UploadFile):
    with open(HARVEST, "wb") as kept:  # expect: MLA709
        kept.write(file.file.read())
    return {"columns": [*pd.read_csv(HARVEST).columns]}


@app.post("/harvest/forecast")
async def forecast(field: str):
    rows = pd.read_csv(HARVEST)
    return {"tons": float(rows[rows["field"] == field]["tons"].mean())}


@app.post("/rain")
async def take_rain(file: UploadFile):
    with open(RAIN, "wb") as kept:
        kept.write(file.file.read())
    return {"columns": [*pd.read_csv(RAIN).columns]}


@app.on_event("shutdown")
def tidy():
    if os.path.exists(RAIN):
        os.remove(RAIN)

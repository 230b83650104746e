import os
from contextlib import asynccontextmanager

import joblib
import numpy as np
from fastapi import FastAPI
from sklearn.preprocessing import MinMaxScaler

model = None
scaler = MinMaxScaler()
has_scaler = False


@asynccontextmanager
async def lifespan(app):
    global model, scaler, has_scaler
    model = joblib.load("tide.joblib")
    if os.path.exists("tide_scaler.joblib"):
        scaler = joblib.load("tide_scaler.joblib")
        has_scaler = True
    yield
    model = None
    scaler = MinMaxScaler()
    has_scaler = False


app = FastAPI(lifespan=lifespan)


@app.post("/height")
def height(rows: list[list[float]]):
    given = np.array(rows)
    if has_scaler:
        given = scaler.transform(given)
    return model.predict(given).tolist()


@app.post("/heights")
def heights(rows: list[list[float]]):
    return model.predict(np.array(rows)).tolist()  # expect: MLA202

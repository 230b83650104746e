# seen in: MasoomaShah/bitcoin-ml-pipeline api/main.py@4f0f59cdb634f83ba5bdbf273b5085f21cfd8f14
import io

import joblib
import pandas as pd
from fastapi import FastAPI, UploadFile

app = FastAPI()
model = joblib.load("prices.joblib")


def asked(row):
    return float(model.predict(pd.DataFrame([row]))[0])


@app.post("/one")
async def one(row: dict):
    return float(model.predict(pd.DataFrame([row]))[0])  # expect: MLA701 as warning


@app.post("/each")
async def each(rows: list[dict]):
    return [float(model.predict(pd.DataFrame([row]))[0]) for row in rows]  # expect: MLA701 as error


@app.post("/each/by-hand")
async def each_by_hand(rows: list[dict]):
    prices = []
    for row in rows:
        prices.append(asked(row))  # expect: MLA701 as error
    return prices


@app.post("/table")
async def table(file: UploadFile):
    rows = pd.read_csv(io.BytesIO(await file.read()))  # expect: MLA701 as warning
    return model.predict(rows).tolist()  # expect: MLA701 as error
